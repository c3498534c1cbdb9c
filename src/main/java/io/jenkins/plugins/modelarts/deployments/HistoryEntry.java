package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.Comparator;
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
 * @param seenLive what was live when the wait ended; null when nothing was, or when the line does not say it
 */
@ExportedBean(defaultVisibility = 3)
@Restricted(NoExternalUse.class)
public record HistoryEntry(
        @Exported int build,
        @Exported int number,
        DeploymentState state,
        UpdateSummary summary,
        @CheckForNull LiveUpdate seenLive) {

    /** By the time of the update, and of waits for the same update by their start. */
    public static final Comparator<HistoryEntry> OLDEST_FIRST = Comparator.comparing(
                    HistoryEntry::updateTime, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(HistoryEntry::started);

    /** By the time of the {@link #live} update. */
    public static final Comparator<HistoryEntry> LIVE_EARLIEST_FIRST = Comparator.comparing(
            HistoryEntry::live, Comparator.nullsFirst(Comparator.comparingLong(LiveUpdate::updateTime)));

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
    public Long updateMillis() {
        DeploymentEnd end = state.end();
        return end == null ? null : end.updateMillis();
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

    /** Whether ModelArts has a record of the deployment, as far as it is known. */
    boolean hasUpdate() {
        return updateTime() != null;
    }

    /** Whether ModelArts said that the update succeeded. */
    public boolean succeeded() {
        return result().equals("SUCCESS");
    }

    /** When the update began, or else when the wait began, in milliseconds since 1970-01-01 UTC. */
    public long time() {
        Long updateTime = updateTime();
        return updateTime == null ? started() : updateTime;
    }

    /** What was live when the wait ended, as far as it is known; null when nothing was. */
    @CheckForNull
    public LiveUpdate live() {
        Long updateTime = updateTime();
        return seenLive == null && updateTime != null && succeeded() ? new LiveUpdate(updateTime, models()) : seenLive;
    }

    HistoryEntry with(DeploymentState other) {
        return new HistoryEntry(build, number, other, summary, seenLive);
    }

    /** The entry of a wait that ended together with its build and could not say so. */
    HistoryEntry interrupted() {
        return with(state.interrupted(0));
    }
}
