package io.jenkins.plugins.modelarts.steps;

import hudson.AbortException;
import hudson.model.Executor;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.polling.ResultText;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The wait of a post-build action. It blocks the thread of the build, because such a build ends when Jenkins restarts. */
final class PublisherWait implements WaitHost {

    private static final Logger LOGGER = Logger.getLogger(PublisherWait.class.getName());
    private static final long PAGE_SECONDS = 10;

    private final Run<?, ?> run;
    private final TaskListener listener;
    private final CompletableFuture<WaitResult> result = new CompletableFuture<>();

    PublisherWait(Run<?, ?> run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    /** @throws AbortException if the step has no service or settings, or if somebody stops the build */
    WaitResult await(ModelArtsServiceLogsStep step) throws InterruptedException, IOException {
        WaitState state;
        try {
            state = WaitState.of(step, false, WaitStart.of(run));
        } catch (ModelArtsException e) {
            throw new AbortException(e.getMessage());
        }
        WaitSession session = new WaitSession(state, this);
        session.begin();
        try {
            return result.get();
        } catch (InterruptedException e) {
            session.stop(() -> result.cancel(false));
            awaitPage();
            // Without this Jenkins would report that an interrupted post-build action failed.
            Executor executor = run.getExecutor();
            run.setResult(executor == null ? Result.ABORTED : executor.abortResult());
            throw new AbortException(ResultText.aborted());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** Waits until the build's page shows the end. The limit is there because a build must not hang for its page. */
    private void awaitPage() throws InterruptedException {
        try {
            result.get(PAGE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException e) {
            LOGGER.log(Level.FINE, "The wait was stopped", e);
        }
    }

    @Override
    public Run<?, ?> run() {
        return run;
    }

    @Override
    public TaskListener listener() {
        return listener;
    }

    @Override
    public void saveState() {
        // The build ends when Jenkins restarts.
    }

    @Override
    public void runBlock() {
        throw new UnsupportedOperationException("A post-build action has no block");
    }

    @Override
    public void onResult(WaitResult how) {
        result.complete(how);
    }

    @Override
    public void onFault(Throwable fault) {
        result.completeExceptionally(fault);
    }
}
