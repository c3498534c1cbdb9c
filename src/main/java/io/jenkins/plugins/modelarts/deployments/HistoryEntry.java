package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.polling.Outcome;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A deployment in the history of its job, with the fields that REST shows. Immutable.
 *
 * @param build number of the build
 * @param number counts the deployments of the build, from 1
 * @param summary what was deployed
 */
@ExportedBean(defaultVisibility = 3)
@Restricted(NoExternalUse.class)
public record HistoryEntry(@Exported int build, @Exported int number, DeploymentState state, UpdateSummary summary) {

    @Exported
    @CheckForNull
    public String serviceId() {
        return state.service().serviceId();
    }

    @Exported
    @CheckForNull
    public String serviceName() {
        return state.service().serviceName();
    }

    @Exported
    public String region() {
        return state.service().region();
    }

    @Exported
    @CheckForNull
    public String projectId() {
        return state.service().projectId();
    }

    @Exported
    @CheckForNull
    public Outcome outcome() {
        return state.outcome();
    }

    @Exported
    public String result() {
        return state.result();
    }

    @Exported
    @CheckForNull
    public Long updateTime() {
        return state.updateTime();
    }

    @Exported
    public long started() {
        return state.started();
    }

    @Exported
    public long waitedMillis() {
        DeploymentEnd end = state.end();
        return end == null ? 0 : end.waitedMillis();
    }

    @Exported
    @CheckForNull
    public String reason() {
        return state.reason();
    }

    @Exported
    @CheckForNull
    public String models() {
        return summary.models();
    }

    /** How long the wait took, or has taken until now, in milliseconds. */
    public long duration() {
        return state.end() == null ? Math.max(0, System.currentTimeMillis() - started()) : waitedMillis();
    }

    /** The entry of a wait that ended together with its build and could not say so. */
    HistoryEntry interrupted() {
        DeploymentEnd end = new DeploymentEnd(Outcome.ABORTED, reason(), waitedMillis());
        return new HistoryEntry(build, number, state.ended(end), summary);
    }
}
