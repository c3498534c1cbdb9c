package io.jenkins.plugins.modelarts.polling;

import io.jenkins.plugins.modelarts.client.Timer;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The threads and the time that all waits share: a timer that only schedules, an executor that runs the work, a count of
 * milliseconds to measure with, and a clock. Tests replace it as a whole. Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class Scheduler {

    private final Timer timer;
    private final Executor executor;
    private final LongSupplier monotonicMillis;
    private final Clock clock;

    /**
     * @param timer never runs the work itself
     * @param executor runs the work
     * @param monotonicMillis counts milliseconds from any start and is not affected by a change of the clock
     * @param clock this machine's time
     */
    public Scheduler(Timer timer, Executor executor, LongSupplier monotonicMillis, Clock clock) {
        this.timer = timer;
        this.executor = executor;
        this.monotonicMillis = monotonicMillis;
        this.clock = clock;
    }

    /** Runs a task on the executor. The task must not block for long. */
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Runs a task on the executor after a delay in milliseconds, unless it is cancelled before. */
    public Future<?> schedule(Runnable task, long delayMillis) {
        return timer.schedule(() -> executor.execute(task), delayMillis);
    }

    /** Completes on the executor after a delay in milliseconds. Cancelling it also cancels the timer's task. */
    public CompletableFuture<Void> after(long delayMillis) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Future<?> scheduled = schedule(() -> done.complete(null), delayMillis);
        done.whenComplete((nothing, thrown) -> scheduled.cancel(false));
        return done;
    }

    /** The executor, for the dependent stages of a future. */
    public Executor executor() {
        return executor;
    }

    /** Milliseconds from any start, to measure how much time passes. */
    public long monotonicMillis() {
        return monotonicMillis.getAsLong();
    }

    /** This machine's time in milliseconds since 1970-01-01 UTC. */
    public long now() {
        return clock.millis();
    }
}
