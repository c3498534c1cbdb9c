package io.jenkins.plugins.modelarts.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A timer without threads: it runs what is due when the test says so. */
final class ManualTimer extends AbstractExecutorService implements ScheduledExecutorService {

    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final Supplier<Instant> now;

    ManualTimer(Supplier<Instant> now) {
        this.now = now;
    }

    /** @param beforeTask is called with the time of each task before the task runs */
    void runUntil(Instant end, Consumer<Instant> beforeTask) {
        for (Task next = next(end); next != null; next = next(end)) {
            if (next.due.isAfter(now.get())) {
                beforeTask.accept(next.due);
            }
            tasks.remove(next);
            next.run();
        }
    }

    private Task next(Instant end) {
        tasks.removeIf(FutureTask::isDone);
        return tasks.stream()
                .filter(task -> !task.due.isAfter(end))
                .min(Comparator.comparing(task -> task.due))
                .orElse(null);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, now.get().plusNanos(unit.toNanos(delay)));
        tasks.add(task);
        return task;
    }

    @Override
    public void execute(Runnable command) {
        command.run();
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        tasks.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }

    private static final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final Instant due;

        private Task(Runnable command, Instant due) {
            super(command, null);
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }
    }
}
