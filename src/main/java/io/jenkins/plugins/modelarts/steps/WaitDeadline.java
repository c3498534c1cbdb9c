package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.polling.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Ends a wait some time after its deadline, in case the last request never returns. Guarded by its wait. */
final class WaitDeadline {

    /**
     * The last request is sent at the deadline. It may have to wait for the end of another one that it cannot share, and
     * each of them takes {@link ModelArtsClient#LONGEST_CALL} at most.
     */
    static final Duration GRACE = ModelArtsClient.LONGEST_CALL.multipliedBy(2);

    private final Scheduler scheduler;

    @Nullable
    private CompletableFuture<Void> check;

    WaitDeadline(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** @param millis until the deadline */
    void schedule(long millis, Runnable onCheck) {
        cancel();
        check = scheduler.after(Math.max(0, millis) + GRACE.toMillis());
        check.thenRun(onCheck);
    }

    void cancel() {
        if (check != null) {
            check.cancel(false);
        }
    }
}
