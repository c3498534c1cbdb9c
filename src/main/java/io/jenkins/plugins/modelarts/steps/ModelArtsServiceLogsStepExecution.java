package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The running Pipeline step. It holds no thread, and its wait continues after a restart of Jenkins. */
final class ModelArtsServiceLogsStepExecution extends StepExecution implements WaitHost {

    private static final long serialVersionUID = 1L;

    private final transient ModelArtsServiceLogsStep step;

    private final OnFail onFail;

    @Nullable
    private volatile WaitState state;

    /** Null while no block runs. */
    @CheckForNull
    private volatile BodyExecution block;

    @Nullable
    private transient volatile WaitSession session;

    ModelArtsServiceLogsStepExecution(ModelArtsServiceLogsStep step, StepContext context) {
        super(context);
        this.step = step;
        this.onFail = OnFail.of(step.getOnFail());
    }

    @Override
    public boolean start() throws Exception {
        try {
            state = WaitState.of(step, getContext().hasBody(), WaitStart.of(run()));
        } catch (ModelArtsException e) {
            throw new AbortException(e.getMessage());
        }
        session().begin();
        return false;
    }

    private synchronized WaitSession session() {
        if (session == null) {
            session = new WaitSession(state, this);
        }
        return session;
    }

    @Override
    public void onResume() {
        session().resume();
    }

    @Override
    public void stop(@NonNull Throwable cause) {
        session().stop(() -> {
            BodyExecution running = block;
            if (running == null) {
                getContext().onFailure(cause);
            } else {
                running.cancel(cause);
            }
        });
    }

    @Override
    public void saveState() {
        getContext().saveState();
    }

    @Override
    public void runBlock() {
        block = getContext().newBodyInvoker().withCallback(new BlockCallback()).start();
    }

    @Override
    @CheckForNull
    public String getStatus() {
        WaitSession current = session;
        return current == null ? null : current.status();
    }

    @Override
    public Run<?, ?> run() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    @Override
    public TaskListener listener() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class);
    }

    @Override
    public void onResult(WaitResult result) throws IOException, InterruptedException {
        OnFail consequence = result.consequence(onFail);
        if (consequence == OnFail.FAILURE) {
            getContext().onFailure(new AbortException(result.message()));
            return;
        }
        if (result.message() != null) {
            listener().getLogger().println(result.message());
        }
        if (consequence == OnFail.UNSTABLE) {
            getContext()
                    .get(FlowNode.class)
                    .addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(result.message()));
            run().setResult(Result.UNSTABLE);
        }
        getContext().onSuccess(result.report());
    }

    @Override
    public void onFault(Throwable fault) {
        getContext().onFailure(fault);
    }

    private final class BlockCallback extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        @Override
        public void onStart(StepContext context) {
            state.blockStarted();
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            block = null;
            session().blockEnded();
        }

        @Override
        public void onFailure(StepContext context, Throwable thrown) {
            block = null;
            session().blockFailed(() -> getContext().onFailure(thrown));
        }
    }
}
