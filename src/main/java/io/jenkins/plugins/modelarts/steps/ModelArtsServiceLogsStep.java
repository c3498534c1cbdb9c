package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Objects;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The Pipeline step {@code modelartsServiceLogs}. It waits for the update of a ModelArts service, and fails the build or
 * marks it unstable if the update failed.
 */
public final class ModelArtsServiceLogsStep extends Step {

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
    private Long updateTime;

    @CheckForNull
    private Long since;

    /** Null only in a job's XML that lacks it. */
    private Boolean wait = true;

    private int timeoutMinutes = WaitLimits.DEFAULT_TIMEOUT_MINUTES;
    private int pollSeconds = WaitLimits.DEFAULT_POLL_SECONDS;
    private OnFail onFail = OnFail.FAILURE;

    @DataBoundConstructor
    public ModelArtsServiceLogsStep() {
        // No argument is mandatory by itself: a step names its service by id or by name.
    }

    /** Gives what a job's XML lacks its default, because Jenkins reads XML without the constructor. */
    private Object readResolve() {
        wait = Objects.requireNonNullElse(wait, true);
        timeoutMinutes = WaitLimits.timeoutOrDefault(timeoutMinutes);
        pollSeconds = WaitLimits.pollOrDefault(pollSeconds);
        onFail = Objects.requireNonNullElse(onFail, OnFail.FAILURE);
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

    /** Null for the default of the folder or of the system. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Null for the default of the folder or of the system. */
    @CheckForNull
    public String getRegion() {
        return region;
    }

    @DataBoundSetter
    public void setRegion(@CheckForNull String region) {
        this.region = Util.fixEmptyAndTrim(region);
    }

    /** Null for the default of the folder, or else to find the project by credentials and region. */
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
    public Long getUpdateTime() {
        return updateTime;
    }

    /** @throws IllegalArgumentException if it is not positive */
    @DataBoundSetter
    public void setUpdateTime(@CheckForNull Long updateTime) {
        if (updateTime != null && updateTime <= 0) {
            throw new IllegalArgumentException(Messages.Step_badUpdateTime(updateTime.toString()));
        }
        this.updateTime = updateTime;
    }

    /** The time from which updates count, in milliseconds since 1970-01-01 UTC; null for the build's start. */
    @CheckForNull
    public Long getSince() {
        return since;
    }

    /**
     * Zero also means the build's start, because as a time it would admit every older update.
     *
     * @throws IllegalArgumentException if it is negative
     */
    @DataBoundSetter
    public void setSince(@CheckForNull Long since) {
        if (since != null && since < 0) {
            throw new IllegalArgumentException(Messages.Step_badSince(since.toString()));
        }
        this.since = since == null || since == 0 ? null : since;
    }

    public boolean isWait() {
        return wait;
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    public int getTimeoutMinutes() {
        return timeoutMinutes;
    }

    /** @throws IllegalArgumentException if it is below 1 or above {@value WaitLimits#MAX_TIMEOUT_MINUTES}, which is a week */
    @DataBoundSetter
    public void setTimeoutMinutes(int timeoutMinutes) {
        this.timeoutMinutes = WaitLimits.requireTimeout(timeoutMinutes);
    }

    public int getPollSeconds() {
        return pollSeconds;
    }

    /** @throws IllegalArgumentException if it is below {@value WaitLimits#MIN_POLL_SECONDS} */
    @DataBoundSetter
    public void setPollSeconds(int pollSeconds) {
        this.pollSeconds = WaitLimits.requirePoll(pollSeconds);
    }

    public String getOnFail() {
        return onFail.name();
    }

    /** @throws IllegalArgumentException if it is none of {@link OnFail} */
    @DataBoundSetter
    public void setOnFail(String onFail) {
        this.onFail = OnFail.of(onFail);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ModelArtsServiceLogsStepExecution(this, context);
    }

    /** The step's name and what it needs. */
    @Extension
    public static final class DescriptorImpl extends StepForm {

        @Override
        public String getFunctionName() {
            return "modelartsServiceLogs";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Step_displayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return OptionalBlock.isTaken();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }
    }
}
