package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** The running step: a host of an {@link WaitSession} that holds no thread and survives a restart. */
final class ModelArtsServiceLogsStepExecution extends StepExecution implements WaitSession.Host {

    private static final long serialVersionUID = 1L;

    private final transient ModelArtsServiceLogsStep step;
    private final OnFail onFail;
    private WaitSession wait;

    ModelArtsServiceLogsStepExecution(ModelArtsServiceLogsStep step, StepContext context) {
        super(context);
        this.step = step;
        this.onFail = OnFail.of(step.getOnFail());
    }

    @Override
    public boolean start() throws Exception {
        try {
            wait = WaitSession.of(step, run().getStartTimeInMillis());
        } catch (ModelArtsException e) {
            throw new AbortException(e.getMessage());
        }
        wait.begin(this);
        return false;
    }

    @Override
    public void onResume() {
        wait.resume(this);
    }

    @Override
    public void stop(@NonNull Throwable cause) {
        wait.stop(this, () -> getContext().onFailure(cause));
    }

    @Override
    public String getStatus() {
        return wait == null ? null : wait.status();
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
    public void ended(WaitResult ending) throws IOException, InterruptedException {
        OnFail consequence = ending.consequence(onFail);
        if (consequence == OnFail.FAILURE) {
            getContext().onFailure(new AbortException(ending.message()));
            return;
        }
        if (ending.message() != null) {
            listener().getLogger().println(ending.message());
        }
        if (consequence == OnFail.UNSTABLE) {
            getContext()
                    .get(FlowNode.class)
                    .addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(ending.message()));
            run().setResult(Result.UNSTABLE);
        }
        getContext().onSuccess(ending.report());
    }

    @Override
    public void broken(Throwable fault) {
        getContext().onFailure(fault);
    }
}
