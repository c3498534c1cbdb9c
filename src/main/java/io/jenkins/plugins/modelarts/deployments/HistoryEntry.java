package io.jenkins.plugins.modelarts.deployments;

import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * One line of a job's history: a deployment in few words. Immutable. Times are in milliseconds since 1970-01-01 UTC.
 *
 * @param build number of the build
 * @param number counts the deployments of the build, from 1
 * @param serviceId null as long as only the name is known
 * @param serviceName null as long as only the id is known
 * @param projectId null when ModelArts never answered
 * @param outcome how the wait ended; null while it goes on
 * @param result what ModelArts says of the update
 * @param updateTime when the update began; null when none was found
 * @param started when the wait began
 * @param waitedMillis how long the wait took, in milliseconds
 * @param reason why the deployment did not succeed; null when it did
 * @param models what was deployed, in a few words; null when that is not known
 * @param changes the first changes against the update before
 * @param moreChanges how many others there are
 */
@ExportedBean(defaultVisibility = 3)
public record HistoryEntry(
        @Exported int build,
        @Exported int number,
        @Exported String serviceId,
        @Exported String serviceName,
        @Exported String region,
        @Exported String projectId,
        @Exported Outcome outcome,
        @Exported String result,
        @Exported Long updateTime,
        @Exported long started,
        @Exported long waitedMillis,
        @Exported String reason,
        @Exported String models,
        List<Change> changes,
        int moreChanges) {

    static final int MAX_CHANGES = 3;

    public HistoryEntry {
        // An aspect that a later version of the plugin wrote reads as none.
        changes = changes == null
                ? List.of()
                : changes.stream().filter(change -> change.aspect() != null).toList();
    }

    public Verdict verdict() {
        return Verdict.of(outcome);
    }

    /** How long the wait took, or takes by now, in milliseconds. */
    public long duration() {
        return outcome == null ? Math.max(0, System.currentTimeMillis() - started) : waitedMillis;
    }

    /** The service as people call it. */
    public String service() {
        return serviceName == null ? serviceId : serviceName;
    }

    /** Tells services apart, within one job and over all. */
    public String serviceKey() {
        return region + "/" + (serviceId == null ? serviceName : serviceId);
    }

    /** The same, ended by a build that did not come to its end. */
    HistoryEntry interrupted() {
        return new HistoryEntry(
                build,
                number,
                serviceId,
                serviceName,
                region,
                projectId,
                Outcome.ABORTED,
                result,
                updateTime,
                started,
                waitedMillis,
                reason,
                models,
                changes,
                moreChanges);
    }
}
