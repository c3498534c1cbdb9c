package io.jenkins.plugins.modelarts.polling;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The threads and the time that all waits share: a timer that only schedules, an executor that runs the work, a count of
 * milliseconds to measure with, and a clock. Tests replace it as a whole. Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class Scheduler {

    /** Starts work after a delay. Thread-safe. */
    @FunctionalInterface
    public interface Timer {

        /** Cancelling the future also frees what the task holds. */
        Future<?> schedule(Runnable task, long delayMillis);

        /**
         * The timer of the JDK, which all timeouts of futures share. Unlike Jenkins' own timer it forgets a cancelled task at
         * once, and not only when its time has come.
         */
        static Timer ofJdk() {
            return (task, delayMillis) -> {
                CompletableFuture<Void> due =
                        new CompletableFuture<Void>().completeOnTimeout(null, delayMillis, TimeUnit.MILLISECONDS);
                due.thenRun(task);
                return due;
            };
        }

        static Timer of(ScheduledExecutorService executor) {
            return (task, delayMillis) -> executor.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
        }
    }

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
