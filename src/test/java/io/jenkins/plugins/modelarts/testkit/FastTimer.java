package io.jenkins.plugins.modelarts.testkit;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose delays take only a part of the real time. Thread-safe. */
final class FastTimer extends ScheduledThreadPoolExecutor {

    private final int factor;

    /** @param factor seconds that pass within a second */
    FastTimer(int factor) {
        super(1, task -> {
            Thread thread = new Thread(task, "fast timer of a test");
            thread.setDaemon(true);
            return thread;
        });
        this.factor = factor;
        setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(task, unit.toNanos(delay) / factor, TimeUnit.NANOSECONDS);
    }
}
