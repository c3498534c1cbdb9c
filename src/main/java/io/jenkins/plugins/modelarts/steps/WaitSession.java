package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.AbortException;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.deployments.DeploymentEnd;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.FailureDiagnosis;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.polling.ResultText;
import io.jenkins.plugins.modelarts.polling.Scheduler;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import io.jenkins.plugins.modelarts.runtime.PluginRuntime;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A build's wait for one update, from the start of the step or of Jenkins until its end. It sends requests, lets the
 * {@link UpdateTracker} decide, writes to console and page, and gives the result to its host. All work runs on the
 * plugin's threads, one task at a time, and nothing blocks on the network.
 */
final class WaitSession {

    /** A task of this wait. */
    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    /** How long after its deadline a wait ends at the latest, in case the last request never returns. */
    private static final long GRACE_MILLIS = HttpTransport.TIME_LIMIT.toMillis();

    private final WaitState state;
    private final WaitHost host;
    private final UpdateTracker tracker;
    private final WaitRequests requests;
    private final Scheduler scheduler = PluginRuntime.get().scheduler();

    @Nullable
    private WaitConsole console;

    @Nullable
    private DeploymentRecorder recorder;

    @Nullable
    private CompletableFuture<Void> deadlineCheck;

    @Nullable
    private volatile CompletableFuture<?> pendingRequest;

    @Nullable
    private volatile Decision lastDecision;

    private volatile boolean stopping;
    private volatile boolean ended;

    WaitSession(WaitState state, WaitHost host) {
        this.state = state;
        this.host = host;
        this.tracker = state.tracker();
        this.requests = new WaitRequests(host, state.settings());
    }

    /** Starts the wait of a new step. Returns at once. */
    void begin() {
        execute(() -> start(false));
    }

    /** Continues the wait after a restart of Jenkins. Returns at once. */
    void resume() {
        execute(() -> start(true));
    }

    private void start(boolean resumed) throws IOException, InterruptedException {
        if (ended) {
            return;
        }
        if (resumed) {
            tracker.resumed(scheduler.now());
        }
        scheduleDeadlineCheck();
        openPage();
        console.begins();
        if (!resumed) {
            try {
                requests.track();
            } catch (ModelArtsException e) {
                apply(tracker.onFailure(e, scheduler.now(), 0));
                return;
            }
        }
        poll(0);
    }

    private void openPage() throws IOException, InterruptedException {
        console = new WaitConsole(host.listener().getLogger(), state.text());
        recorder = DeploymentRecorder.open(host.run(), state, this::status, console);
    }

    /** Ends the wait soon after its deadline, whatever happens to a request. */
    private void scheduleDeadlineCheck() {
        deadlineCheck = scheduler.after(Math.max(0, tracker.lastRequestTime() - scheduler.now()) + GRACE_MILLIS);
        deadlineCheck.thenRun(() -> execute(this::checkDeadline));
    }

    private void checkDeadline() throws IOException, InterruptedException {
        if (ended || lastDecision != null && lastDecision.isDone()) {
            return;
        }
        if (scheduler.now() < tracker.lastRequestTime()) {
            scheduleDeadlineCheck();
            return;
        }
        cancel(pendingRequest);
        String message = ResultText.noResponseToLastRequest();
        apply(tracker.onFailure(ModelArtsException.withMessage(Problem.TIMED_OUT, message), scheduler.now(), 0));
    }

    /**
     * Ends the wait without a verdict. The deployment at ModelArts continues.
     *
     * @param afterwards runs when the page shows the end, but not if the wait ended before
     */
    void stop(Runnable afterwards) {
        stopping = true;
        cancel(pendingRequest);
        try {
            execute(() -> {
                if (!ended) {
                    abort(afterwards);
                }
            });
        } catch (RejectedExecutionException e) {
            // Jenkins shuts down, and has already stopped the plugin's threads.
            afterwards.run();
        }
    }

    private void abort(Runnable afterwards) throws IOException, InterruptedException {
        finish();
        try {
            if (recorder == null) {
                openPage();
            }
            console.stopped();
            recorder.close(new DeploymentEnd(Outcome.ABORTED, ResultText.aborted(), waitedMillis()));
        } finally {
            afterwards.run();
        }
    }

    private void finish() {
        ended = true;
        cancel(pendingRequest);
        cancel(deadlineCheck);
    }

    private static void cancel(@CheckForNull CompletableFuture<?> future) {
        if (future != null) {
            future.cancel(false);
        }
    }

    /** What the wait is waiting for, in a few words for people who look at a build that takes long. */
    String status() {
        return state.text().status(lastDecision, waitedMillis());
    }

    private long waitedMillis() {
        return scheduler.now() - tracker.started();
    }

    private void poll(long delayMillis) {
        ServiceRef service = state.service();
        pendingRequest = service == null ? findService(state.label(), delayMillis) : requestLogs(service, delayMillis);
    }

    private CompletableFuture<?> findService(String name, long delayMillis) {
        CompletableFuture<String> found = requests.findServiceId(name, delayMillis);
        found.whenComplete((serviceId, thrown) -> onCompletion(thrown, () -> {
            state.serviceFound(serviceId);
            poll(0);
        }));
        return found;
    }

    private CompletableFuture<?> requestLogs(ServiceRef service, long delayMillis) {
        CompletableFuture<ApiResponse<ServiceLogs>> next =
                requests.nextLogs(service, tracker.selector().updateTime(), delayMillis);
        next.whenComplete((response, thrown) -> onCompletion(thrown, () -> {
            Decision decision = tracker.onResponse(response.body(), response.serverAhead(), scheduler.now());
            recorder.onResponse(service, response, decision);
            apply(decision);
        }));
        return next;
    }

    private void apply(Decision decision) throws IOException, InterruptedException {
        lastDecision = decision;
        console.show(decision.notices(), waitedMillis());
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
        Log failedUpdate = Objects.requireNonNull(decision.judged());
        CompletableFuture<FailureDiagnosis> diagnosis = requests.diagnose(service, failedUpdate);
        pendingRequest = diagnosis;
        diagnosis.whenComplete((found, thrown) -> onCompletion(thrown, () -> {
            console.show(found);
            recorder.onEvents(found.events());
            end(decision, found.reason());
        }));
    }

    private void end(Decision decision, @CheckForNull String failureReason) throws IOException, InterruptedException {
        finish();
        String message = ResultText.message(decision, failureReason, state.label(), tracker, waitedMillis());
        String reason = failureReason == null ? message : failureReason;
        recorder.close(new DeploymentEnd(decision.finalOutcome(), reason, waitedMillis()));
        console.ends(decision, waitedMillis());
        host.onResult(new WaitResult(decision.finalOutcome(), recorder.state(), recorder.snapshot(), message));
    }

    /** Continues with the response of a request, or lets the tracker decide about its failure. */
    private void onCompletion(@CheckForNull Throwable thrown, Task onResponse) {
        execute(() -> {
            if (ended || stopping) {
                return;
            }
            if (!DeploymentRecorder.exists(host.run()) || !host.run().isBuilding()) {
                // Jenkins does not stop the steps of a build that was deleted or killed.
                fail(Outcome.ABORTED, ResultText.aborted(), new AbortException(ResultText.aborted()));
            } else if (thrown == null) {
                onResponse.run();
            } else {
                ModelArtsException failure = ModelArtsException.in(thrown);
                apply(tracker.onFailure(
                        failure, scheduler.now(), ThreadLocalRandom.current().nextDouble()));
            }
        });
    }

    private void execute(Task task) {
        scheduler.execute(() -> runExclusively(task));
    }

    private synchronized void runExclusively(Task task) {
        try {
            task.run();
        } catch (IOException | InterruptedException | RuntimeException | LinkageError e) {
            // The step of a killed build has lost its build, which is no fault.
            if (recorder != null && !recorder.isBuilding()) {
                fail(Outcome.ABORTED, ResultText.aborted(), e);
            } else {
                fail(Outcome.ERROR, ModelArtsException.in(e).getMessage(), e);
            }
        }
    }

    /** Ends the wait without a decision. The page shows the end, unless it shows another already. */
    private void fail(Outcome outcome, String reason, Throwable fault) {
        finish();
        try {
            if (recorder != null) {
                recorder.close(new DeploymentEnd(outcome, reason, waitedMillis()));
            }
        } finally {
            host.onFault(fault);
        }
    }
}
