package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.deployments.DeploymentEnd;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.FailureDiagnosis;
import io.jenkins.plugins.modelarts.polling.Notice;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.polling.ResultText;
import io.jenkins.plugins.modelarts.polling.WaitClock;
import io.jenkins.plugins.modelarts.steps.WaitState.Phase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells people about a wait: in the console, and on the build's page. For one thread at a time. */
final class WaitReport {

    private final WaitState state;
    private final WaitClock clock;
    private final WaitConsole console;
    private final DeploymentRecorder recorder;
    private boolean linked;

    private WaitReport(WaitState state, WaitClock clock, WaitConsole console, DeploymentRecorder recorder) {
        this.state = state;
        this.clock = clock;
        this.console = console;
        this.recorder = recorder;
    }

    /** @param status says what the wait is waiting for */
    static WaitReport open(WaitHost host, WaitState state, WaitClock clock, Supplier<String> status)
            throws IOException, InterruptedException {
        WaitConsole console = new WaitConsole(host.listener().getLogger(), state.text());
        return new WaitReport(state, clock, console, DeploymentRecorder.open(host.run(), state, status, console));
    }

    void begins() {
        console.begins();
    }

    /** @param newest the newest update before the block */
    void blockBegins(@CheckForNull Log newest) {
        console.deploys(newest);
    }

    void onBaseline(ServiceRef service, ApiResponse<ServiceLogs> response) {
        recorder.onBaseline(service, response);
    }

    void onResponse(ServiceRef service, ApiResponse<ServiceLogs> response, Decision decision) {
        recorder.onResponse(service, response, decision);
    }

    boolean keepUpdate() {
        return recorder.keepUpdate();
    }

    Optional<DeploymentState> kept() {
        return recorder.kept();
    }

    boolean isBuilding() {
        return recorder.isBuilding();
    }

    /** @param reason why it ended so; null when it ended well */
    void close(Outcome outcome, @CheckForNull String reason) {
        keep(outcome, reason);
        link();
    }

    private void keep(Outcome outcome, @CheckForNull String reason) {
        recorder.close(new DeploymentEnd(
                outcome, reason, waitedMillis(), state.tracker().updateMillis()));
    }

    private void link() {
        String url = recorder.url();
        if (url != null && !linked) {
            linked = true;
            console.link(url);
        }
    }

    void show(List<Notice> notices) {
        console.show(notices, waitedMillis());
    }

    void show(FailureDiagnosis diagnosis) {
        console.show(diagnosis);
        recorder.onEvents(diagnosis.events());
    }

    void stopped() {
        console.stopped();
        close(Outcome.ABORTED, ResultText.aborted());
    }

    void notJudged() {
        console.notJudged();
        close(Outcome.NOT_JUDGED, ResultText.notJudged());
    }

    /** @param failureReason why the update failed; null when it did not */
    WaitResult end(Decision decision, @CheckForNull String failureReason) {
        String message = message(decision, failureReason);
        Outcome outcome = decision.finalOutcome();
        keep(outcome, failureReason == null ? message : failureReason);
        console.ends(decision, waitedMillis());
        link();
        return new WaitResult(outcome, recorder.state(), recorder.snapshot(), message);
    }

    @CheckForNull
    private String message(Decision decision, @CheckForNull String failureReason) {
        ModelArtsException failure = decision.failure();
        return state.phase() == Phase.BASELINE && failure != null
                ? ResultText.noBaseline(state.label(), failure)
                : ResultText.message(decision, failureReason, state.label(), state.tracker(), waitedMillis());
    }

    private long waitedMillis() {
        return state.waitedMillis(clock.now());
    }
}
