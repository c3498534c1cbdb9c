package io.jenkins.plugins.modelarts.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Starts work after a delay. Thread-safe. */
@FunctionalInterface
@Restricted(NoExternalUse.class)
public interface Timer {

    /** Cancelling the future keeps the task from running. */
    Future<?> schedule(Runnable task, long delayMillis);

    /**
     * The timer of the JDK, which all timeouts of futures share. Unlike Jenkins' own timer it forgets a cancelled task at
     * once, and not only when its time has come.
     */
    static Timer ofJdk() {
        return (task, delayMillis) -> {
            Due due = new Due();
            due.completeOnTimeout(true, delayMillis, TimeUnit.MILLISECONDS).thenAccept(come -> {
                if (come) {
                    task.run();
                }
            });
            return due;
        };
    }

    /** Whether the time has come. A cancelled future would make an exception, with its stack trace, for each request. */
    final class Due extends CompletableFuture<Boolean> {
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return complete(false);
        }
    }

    static Timer of(ScheduledExecutorService executor) {
        return (task, delayMillis) -> executor.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    }
}
