package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Result;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Publisher;
import hudson.tasks.Recorder;
import java.io.IOException;
import java.util.Objects;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The post-build action of Freestyle jobs. It does the same as the Pipeline step and has the same arguments, but as text
 * that may have variables of the build.
 */
public final class ModelArtsServiceLogsPublisher extends Recorder {

    @CheckForNull
    private String serviceId;

    @CheckForNull
    private String serviceName;

    @CheckForNull
    private String credentialsId;

    @CheckForNull
    private String region;

    @CheckForNull
    private String projectId;

    @CheckForNull
    private String updateTime;

    @CheckForNull
    private String since;

    /** Null only in a job's XML that lacks it. */
    private Boolean wait = true;

    private String timeoutMinutes = String.valueOf(WaitLimits.DEFAULT_TIMEOUT_MINUTES);
    private String pollSeconds = String.valueOf(WaitLimits.DEFAULT_POLL_SECONDS);
    private String onFail = OnFail.FAILURE.name();

    @DataBoundConstructor
    public ModelArtsServiceLogsPublisher() {
        // No argument is mandatory by itself: an action names its service by id or by name.
    }

    /** Gives what a job's XML lacks its default, because Jenkins reads XML without the constructor. */
    private Object readResolve() {
        wait = Objects.requireNonNullElse(wait, true);
        setTimeoutMinutes(timeoutMinutes);
        setPollSeconds(pollSeconds);
        setOnFail(onFail);
        return this;
    }

    @CheckForNull
    public String getServiceId() {
        return serviceId;
    }

    @DataBoundSetter
    public void setServiceId(@CheckForNull String serviceId) {
        this.serviceId = Util.fixEmptyAndTrim(serviceId);
    }

    @CheckForNull
    public String getServiceName() {
        return serviceName;
    }

    @DataBoundSetter
    public void setServiceName(@CheckForNull String serviceName) {
        this.serviceName = Util.fixEmptyAndTrim(serviceName);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    @CheckForNull
    public String getRegion() {
        return region;
    }

    @DataBoundSetter
    public void setRegion(@CheckForNull String region) {
        this.region = Util.fixEmptyAndTrim(region);
    }

    @CheckForNull
    public String getProjectId() {
        return projectId;
    }

    @DataBoundSetter
    public void setProjectId(@CheckForNull String projectId) {
        this.projectId = Util.fixEmptyAndTrim(projectId);
    }

    /** The only update to judge, in milliseconds since 1970-01-01 UTC; null to judge the newest. */
    @CheckForNull
    public String getUpdateTime() {
        return updateTime;
    }

    @DataBoundSetter
    public void setUpdateTime(@CheckForNull String updateTime) {
        this.updateTime = Util.fixEmptyAndTrim(updateTime);
    }

    /** The time from which updates count, in milliseconds since 1970-01-01 UTC; null or 0 for the build's start. */
    @CheckForNull
    public String getSince() {
        return since;
    }

    @DataBoundSetter
    public void setSince(@CheckForNull String since) {
        this.since = Util.fixEmptyAndTrim(since);
    }

    public boolean isWait() {
        return wait;
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    public String getTimeoutMinutes() {
        return timeoutMinutes;
    }

    @DataBoundSetter
    public void setTimeoutMinutes(@CheckForNull String timeoutMinutes) {
        this.timeoutMinutes = orDefault(timeoutMinutes, String.valueOf(WaitLimits.DEFAULT_TIMEOUT_MINUTES));
    }

    public String getPollSeconds() {
        return pollSeconds;
    }

    @DataBoundSetter
    public void setPollSeconds(@CheckForNull String pollSeconds) {
        this.pollSeconds = orDefault(pollSeconds, String.valueOf(WaitLimits.DEFAULT_POLL_SECONDS));
    }

    public String getOnFail() {
        return onFail;
    }

    /** @param onFail one of {@link OnFail}, or a variable with one of them */
    @DataBoundSetter
    public void setOnFail(@CheckForNull String onFail) {
        this.onFail = orDefault(onFail, OnFail.FAILURE.name());
    }

    private static String orDefault(@CheckForNull String value, String otherwise) {
        return Objects.requireNonNullElse(Util.fixEmptyAndTrim(value), otherwise);
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
        ModelArtsServiceLogsStep step = ExpandedFields.of(build, listener).step(this);
        WaitResult result = new PublisherWait(build, listener).await(step);
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

    /** The name of the post-build action. Its form is the one of the step. */
    @Extension
    @Symbol("modelartsServiceLogsPublisher")
    public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {

        /** Whose lists, checks and help the form uses. */
        public ModelArtsServiceLogsStep.DescriptorImpl step() {
            return ExtensionList.lookupSingleton(ModelArtsServiceLogsStep.DescriptorImpl.class);
        }

        @Override
        public Publisher newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
            StepFields.clean(form, true);
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
