package io.jenkins.plugins.modelarts.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A clock and a timer that stand still until told; then what is due runs at once, in the order of its time. */
final class FakeTime extends AbstractExecutorService implements ScheduledExecutorService {

    private final List<Task> tasks = new CopyOnWriteArrayList<>();
    private Instant passed = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration time) {
        Instant end = passed.plus(time);
        for (Task next = next(end); next != null; next = next(end)) {
            passed = next.due.isAfter(passed) ? next.due : passed;
            tasks.remove(next);
            next.run();
        }
        passed = end;
    }

    private Task next(Instant end) {
        tasks.removeIf(FutureTask::isDone);
        return tasks.stream()
                .filter(task -> !task.due.isAfter(end))
                .min(Comparator.comparing(task -> task.due))
                .orElse(null);
    }

    long millis() {
        return passed.toEpochMilli();
    }

    Clock clock() {
        return Clock.fixed(passed, ZoneOffset.UTC);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, passed.plusNanos(unit.toNanos(delay)));
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
