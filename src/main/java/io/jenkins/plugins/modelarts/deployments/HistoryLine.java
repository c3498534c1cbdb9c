package io.jenkins.plugins.modelarts.deployments;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.List;

/**
 * The format of a line in the history file: all fields of a deployment side by side. Only Jackson and
 * {@link HistoryFile} see it.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.NON_PRIVATE)
@JsonPropertyOrder({"build", "number"})
final class HistoryLine {

    int build;
    int number;

    @CheckForNull
    String serviceId;

    @CheckForNull
    String serviceName;

    @CheckForNull
    String region;

    @CheckForNull
    String projectId;

    @CheckForNull
    Outcome outcome;

    @CheckForNull
    String result;

    @CheckForNull
    Long updateTime;

    long started;
    long waitedMillis;

    @CheckForNull
    Long updateMillis;

    @CheckForNull
    String reason;

    @CheckForNull
    String models;

    @CheckForNull
    List<Change> changes;

    int moreChanges;

    @CheckForNull
    String configuration;

    @CheckForNull
    Long liveTime;

    @CheckForNull
    String liveModels;

    /** The beginning of a line with the numbers of build and deployment, which all lines of a deployment share. */
    static String key(String line) {
        int end = line.indexOf(',', line.indexOf(',') + 1);
        return end < 0 ? line : line.substring(0, end);
    }

    static HistoryLine of(HistoryEntry entry) {
        HistoryLine line = new HistoryLine();
        line.build = entry.build();
        line.number = entry.number();
        line.serviceId = entry.serviceId();
        line.serviceName = entry.serviceName();
        line.region = entry.region();
        line.projectId = entry.projectId();
        line.outcome = entry.outcome();
        line.result = entry.result();
        line.updateTime = entry.updateTime();
        line.started = entry.started();
        line.waitedMillis = entry.waitedMillis();
        line.updateMillis = entry.updateMillis();
        line.reason = entry.reason();
        line.models = entry.models();
        line.changes = entry.summary().changes();
        line.moreChanges = entry.summary().moreChanges();
        line.configuration = entry.summary().configuration();
        LiveUpdate live = entry.seenLive();
        if (live != null) {
            line.liveTime = live.updateTime();
            line.liveModels = live.models();
        }
        return line;
    }

    HistoryEntry toEntry() {
        boolean hasUpdate = result != null && !result.equals(DeploymentState.NO_RESULT);
        DeploymentState state = new DeploymentState(
                new DeployedService(region == null ? "" : region, projectId, serviceId, serviceName),
                started,
                hasUpdate || updateTime != null ? new JudgedUpdate(updateTime, hasUpdate ? result : null) : null,
                outcome == null ? null : new DeploymentEnd(outcome, reason, waitedMillis, updateMillis),
                null);
        return new HistoryEntry(
                build,
                number,
                state,
                new UpdateSummary(models, changes == null ? List.of() : changes, moreChanges, configuration),
                liveTime == null ? null : new LiveUpdate(liveTime, liveModels));
    }
}
