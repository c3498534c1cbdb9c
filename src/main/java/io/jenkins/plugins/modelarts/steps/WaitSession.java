package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.AbortException;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceDetails;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.FailureDiagnosis;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.polling.ResultText;
import io.jenkins.plugins.modelarts.polling.Scheduler;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import io.jenkins.plugins.modelarts.polling.WaitClock;
import io.jenkins.plugins.modelarts.runtime.PluginRuntime;
import io.jenkins.plugins.modelarts.steps.WaitState.Phase;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A build's wait for one update, from the start of the step or of Jenkins until its end. It sends requests, lets the
 * {@link UpdateTracker} decide, writes to console and page, and gives the result to its host. All work runs on the
 * plugin's threads, one task at a time, and nothing blocks on the network.
 */
final class WaitSession {

    private final WaitState state;
    private final WaitHost host;
    private final WaitRequests requests;
    private final Scheduler scheduler = PluginRuntime.get().scheduler();
    private final WaitClock clock = new WaitClock(scheduler);
    private final WaitTasks tasks;
    private final WaitDeadline deadline = new WaitDeadline(scheduler);

    @Nullable
    private WaitReport report;

    @Nullable
    private volatile CompletableFuture<?> pendingRequest;

    @Nullable
    private volatile Decision lastDecision;

    private volatile boolean stopping;

    WaitSession(WaitState state, WaitHost host) {
        this.state = state;
        this.host = host;
        this.tasks = new WaitTasks(scheduler, this::onFault);
        this.requests = new WaitRequests(host, state.settings());
    }

    /** Starts the wait of a new step. Sends no request. */
    void begin() throws IOException, InterruptedException {
        // Not in a task: a Pipeline saves its build after the step has started, and so the deployment with it.
        WaitReport begun = report();
        tasks.execute(() -> {
            begun.begins();
            ask();
        });
    }

    /** Continues the wait after a restart of Jenkins. Returns at once. */
    void resume() {
        tasks.execute(() -> {
            WaitReport resumed = report();
            state.resumed(clock.now());
            resumed.kept().ifPresent(state::follow);
            if (state.phase() != Phase.BLOCK) {
                resumed.begins();
                ask();
            }
        });
    }

    /** The step's block ended well, so the wait for the update begins. Returns at once. */
    void blockEnded() {
        // Not in a task: when Jenkins shuts down now, the wait must know of it after the restart.
        state.blockEnded(clock.now());
        tasks.execute(this::ask);
    }

    /** The step's block failed, so nothing is judged. */
    void blockFailed(Runnable afterwards) {
        tasks.executeLast(
                () -> {
                    finish();
                    report().notJudged();
                },
                afterwards);
    }

    /**
     * Ends the wait without a verdict, unless the step's block runs. The deployment at ModelArts continues.
     *
     * @param afterwards runs when the page shows the end, but not if the wait ended before
     */
    void stop(Runnable afterwards) {
        stopping = true;
        cancel(pendingRequest);
        tasks.executeLast(
                () -> {
                    if (state.phase() == Phase.BLOCK) {
                        // The block may end well although it was stopped, and then the wait goes on.
                        stopping = false;
                        return;
                    }
                    finish();
                    report().stopped();
                },
                afterwards);
    }

    private WaitReport report() throws IOException, InterruptedException {
        if (report == null) {
            report = WaitReport.open(host, state, clock, this::status);
        }
        return report;
    }

    /** Sends the first request of this session, unless it was sent. */
    private void ask() {
        if (pendingRequest == null) {
            scheduleDeadlineCheck();
            poll(0);
        }
    }

    private void scheduleDeadlineCheck() {
        deadline.schedule(tracker().lastRequestTime() - clock.now(), () -> tasks.execute(this::checkDeadline));
    }

    private void checkDeadline() throws IOException, InterruptedException {
        Decision last = lastDecision;
        if (last != null && last.isDone() || state.phase() == Phase.BLOCK) {
            return;
        }
        if (clock.now() < tracker().lastRequestTime()) {
            scheduleDeadlineCheck();
            return;
        }
        cancel(pendingRequest);
        String message = ResultText.noResponseToLastRequest();
        apply(tracker().onFailure(ModelArtsException.withMessage(Problem.TIMED_OUT, message), clock.now(), 0));
    }

    private void finish() {
        tasks.end();
        cancel(pendingRequest);
        deadline.cancel();
    }

    private static void cancel(@CheckForNull CompletableFuture<?> future) {
        if (future != null) {
            future.cancel(false);
        }
    }

    private UpdateTracker tracker() {
        return state.tracker();
    }

    /** What the wait is waiting for, in a few words for people who look at a build that takes long. */
    String status() {
        return state.status(lastDecision, clock.now());
    }

    private void poll(long delayMillis) {
        ServiceRef service = state.service();
        pendingRequest = service == null ? findService(delayMillis) : requestLogs(service, delayMillis);
    }

    private CompletableFuture<?> findService(long delayMillis) {
        CompletableFuture<ServiceDetails> found = requests.findService(state.label(), delayMillis);
        found.whenComplete((service, thrown) -> onCompletion(thrown, () -> {
            state.serviceFound(Objects.requireNonNull(service.serviceId()));
            poll(0);
        }));
        return found;
    }

    private CompletableFuture<?> requestLogs(ServiceRef service, long delayMillis) {
        CompletableFuture<ApiResponse<ServiceLogs>> next =
                requests.nextLogs(service, tracker().selector().updateTime(), delayMillis);
        next.whenComplete((response, thrown) -> onCompletion(thrown, () -> {
            if (state.phase() == Phase.BASELINE) {
                onBaseline(service, response);
            } else {
                onResponse(service, response);
            }
        }));
        return next;
    }

    private void onBaseline(ServiceRef service, ApiResponse<ServiceLogs> response)
            throws IOException, InterruptedException {
        pendingRequest = null;
        deadline.cancel();
        report().onBaseline(service, response);
        report().blockBegins(response.body().newest());
        state.blockBegins(response.body(), clock.now());
        host.runBlock();
    }

    private void onResponse(ServiceRef service, ApiResponse<ServiceLogs> response)
            throws IOException, InterruptedException {
        boolean first = tracker().lastSeenTime() == null;
        Decision decision =
                state.judge(service, response.body(), clock.serverAhead(response.serverAhead()), clock.now());
        report().onResponse(service, response, decision);
        // After a restart there may be newer updates. The history names only one update.
        if (first && decision.judged() != null && (tracker().isAmbiguous() || !report().keepUpdate())) {
            host.saveState();
        }
        apply(decision);
    }

    private void apply(Decision decision) throws IOException, InterruptedException {
        lastDecision = decision.withoutNotices();
        report().show(decision.notices());
        if (!decision.isDone()) {
            poll(decision.delayMillis());
        } else if (decision.outcome() == Outcome.FAIL) {
            diagnose(decision);
        } else {
            end(decision, null);
        }
    }

    private void diagnose(Decision decision) {
        // An update that failed was seen, so its service and its record are known.
        ServiceRef service = Objects.requireNonNull(state.service());
        CompletableFuture<FailureDiagnosis> diagnosis =
                requests.diagnose(service, Objects.requireNonNull(decision.judged()));
        pendingRequest = diagnosis;
        diagnosis.whenComplete((found, thrown) -> onCompletion(thrown, () -> {
            report().show(found);
            end(decision, found.reason());
        }));
    }

    private void end(Decision decision, @CheckForNull String failureReason) throws IOException, InterruptedException {
        finish();
        host.onResult(report().end(decision, failureReason));
    }

    /** Continues with the response of a request, or lets the tracker decide about its failure. */
    private void onCompletion(@CheckForNull Throwable thrown, WaitTasks.Task onResponse) {
        tasks.execute(() -> {
            if (stopping) {
                return;
            }
            if (!DeploymentRecorder.exists(host.run()) || !host.run().isBuilding()) {
                // Jenkins does not stop the steps of a build that was deleted or killed.
                fail(Outcome.ABORTED, ResultText.aborted(), new AbortException(ResultText.aborted()));
            } else if (thrown == null) {
                onResponse.run();
            } else {
                ModelArtsException failure = ModelArtsException.in(thrown);
                apply(tracker()
                        .onFailure(
                                failure,
                                clock.now(),
                                ThreadLocalRandom.current().nextDouble()));
            }
        });
    }

    private void onFault(Throwable fault) {
        // The step of a killed build has lost its build, which is no fault.
        if (report != null && !report.isBuilding()) {
            fail(Outcome.ABORTED, ResultText.aborted(), fault);
        } else {
            fail(Outcome.ERROR, ModelArtsException.in(fault).getMessage(), fault);
        }
    }

    /** Ends the wait without a decision. The page shows the end, unless it shows another already. */
    private void fail(Outcome outcome, String reason, Throwable fault) {
        finish();
        try {
            if (report != null) {
                report.close(outcome, reason);
            }
        } finally {
            host.onFault(fault);
        }
    }
}
