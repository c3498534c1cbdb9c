package io.jenkins.plugins.modelarts.steps;

import io.jenkins.plugins.modelarts.polling.Scheduler;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the tasks of one wait on the plugin's threads, one at a time, until the wait ends. Thread-safe. */
final class WaitTasks {

    /** A task of the wait. It must not block for long. */
    interface Task {
        void run() throws IOException, InterruptedException;
    }

    private static final Logger LOGGER = Logger.getLogger(WaitTasks.class.getName());

    private final Scheduler scheduler;
    private final Consumer<Throwable> onFault;
    private volatile boolean ended;

    /** @param onFault called when a task throws; after that no other task runs */
    WaitTasks(Scheduler scheduler, Consumer<Throwable> onFault) {
        this.scheduler = scheduler;
        this.onFault = onFault;
    }

    /**
     * Runs a task soon, unless the wait ends before. Returns false when Jenkins shuts down: nothing runs any more, and the
     * wait continues after the restart.
     */
    boolean execute(Task task) {
        try {
            scheduler.execute(() -> run(task));
            return true;
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.FINE, "Jenkins shuts down", e);
            return false;
        }
    }

    /** Runs a task that ends the wait, and then tells it, even if Jenkins shuts down. */
    void executeLast(Task task, Runnable afterwards) {
        boolean accepted = execute(() -> {
            try {
                task.run();
            } finally {
                afterwards.run();
            }
        });
        if (!accepted) {
            afterwards.run();
        }
    }

    /** Lets no other task run. */
    void end() {
        ended = true;
    }

    private synchronized void run(Task task) {
        if (ended) {
            return;
        }
        try {
            task.run();
        } catch (IOException | InterruptedException | RuntimeException | LinkageError e) {
            onFault.accept(e);
        }
    }
}
