package io.jenkins.plugins.modelarts.steps;

import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;

/** What a wait runs in: a Pipeline step, or a post-build action. */
interface WaitHost {

    Run<?, ?> run() throws IOException, InterruptedException;

    TaskListener listener() throws IOException, InterruptedException;

    /** Keeps the state of the wait for a restart, if the build can continue after one. */
    void saveState() throws IOException, InterruptedException;

    /** Runs the block of the step. The host tells the wait how the block ended. */
    void runBlock() throws IOException, InterruptedException;

    /** Called once on any thread, when the wait ended and the build's page shows it. */
    void onResult(WaitResult result) throws IOException, InterruptedException;

    /** Called instead of {@link #onResult} when a fault of the plugin or of Jenkins ended the wait. */
    void onFault(Throwable fault);
}
