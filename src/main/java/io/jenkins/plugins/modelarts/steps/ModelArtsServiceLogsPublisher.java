package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.AbortException;
import hudson.Extension;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Executor;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Publisher;
import hudson.tasks.Recorder;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.polling.ResultText;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** The post-build action of Freestyle jobs. It does the same as the Pipeline step. */
public final class ModelArtsServiceLogsPublisher extends Recorder {

    private static final Logger LOGGER = Logger.getLogger(ModelArtsServiceLogsPublisher.class.getName());
    private static final long PAGE_SECONDS = 10;

    private final ModelArtsServiceLogsStep step;

    /** @param step what to wait for, with the arguments of the Pipeline step */
    @DataBoundConstructor
    public ModelArtsServiceLogsPublisher(ModelArtsServiceLogsStep step) {
        this.step = step;
    }

    /** A job's XML without the step gets one that says what is missing when the build runs. */
    private Object readResolve() {
        return new ModelArtsServiceLogsPublisher(Objects.requireNonNullElse(step, new ModelArtsServiceLogsStep()));
    }

    public ModelArtsServiceLogsStep getStep() {
        return step;
    }

    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        Result before = build.getResult();
        if (before != null && before.isWorseOrEqualTo(Result.FAILURE)) {
            listener.getLogger().println(Messages.Publisher_skipped());
            return true;
        }
        WaitResult result = await(build, listener);
        OnFail consequence = result.consequence(OnFail.of(step.getOnFail()));
        if (consequence == OnFail.FAILURE) {
            throw new AbortException(result.message());
        }
        if (result.message() != null) {
            listener.getLogger().println(result.message());
        }
        if (consequence == OnFail.UNSTABLE) {
            build.setResult(Result.UNSTABLE);
        }
        return true;
    }

    private WaitResult await(Run<?, ?> build, TaskListener listener) throws InterruptedException, IOException {
        WaitState state;
        try {
            state = WaitState.of(step, false, WaitStart.of(build));
        } catch (ModelArtsException e) {
            throw new AbortException(e.getMessage());
        }
        Host host = new Host(build, listener);
        WaitSession session = new WaitSession(state, host);
        session.begin();
        try {
            return host.result.get();
        } catch (InterruptedException e) {
            session.stop(() -> host.result.cancel(false));
            awaitPage(host.result);
            // Without this Jenkins would report that an interrupted post-build action failed.
            Executor executor = build.getExecutor();
            build.setResult(executor == null ? Result.ABORTED : executor.abortResult());
            throw new AbortException(ResultText.aborted());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** Waits until the build's page shows the end. The limit is there because a build must not hang for its page. */
    private static void awaitPage(CompletableFuture<WaitResult> result) throws InterruptedException {
        try {
            result.get(PAGE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException e) {
            LOGGER.log(Level.FINE, "The wait was stopped", e);
        }
    }

    private static final class Host implements WaitHost {
        private final Run<?, ?> run;
        private final TaskListener listener;
        private final CompletableFuture<WaitResult> result = new CompletableFuture<>();

        private Host(Run<?, ?> run, TaskListener listener) {
            this.run = run;
            this.listener = listener;
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

    /** The name and the form of the post-build action. */
    @Extension
    @Symbol("modelartsServiceLogsPublisher")
    public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {

        /** Checks the step first, because Jenkins binds a nested form that failed once more without {@link StepFields}. */
        @Override
        public Publisher newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
            StepFields.clean(form.getJSONObject("step"));
            return super.newInstance(request, form);
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Step_displayName();
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }
    }
}
