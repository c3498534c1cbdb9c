package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One update of a service (API page, Table 5). Immutable.
 *
 * @param updateTime when the update began, in milliseconds since 1970-01-01 UTC
 * @param result the result in ModelArts' own word, see {@link UpdateState}
 * @param config what the update deploys, model by model
 * @param successNum number of nodes on which the operation succeeded; edge services only
 * @param failedNum number of nodes on which the operation failed; edge services only
 * @param resultDetail what happened on each node; edge services only
 * @param clusterId id of the dedicated resource pool
 * @param extendConfig personalized configuration
 */
@Restricted(NoExternalUse.class)
public record Log(
        @CheckForNull Long updateTime,
        @CheckForNull String result,
        List<ServiceLogConfig> config,
        @CheckForNull Integer successNum,
        @CheckForNull Integer failedNum,
        List<UpdateResult> resultDetail,
        @CheckForNull String clusterId,
        List<String> extendConfig) {

    public Log {
        config = List.copyOf(config);
        resultDetail = List.copyOf(resultDetail);
        extendConfig = List.copyOf(extendConfig);
    }

    /** Whether the update began at this time or later, in milliseconds since 1970-01-01 UTC. */
    public boolean isSince(long time) {
        return updateTime != null && updateTime >= time;
    }

    /** Whether the update began later than this, in milliseconds since 1970-01-01 UTC. Nothing is later than null. */
    public boolean isAfter(@CheckForNull Long time) {
        return time != null && updateTime != null && updateTime > time;
    }

    /** Whether the response counts nodes, as it does for edge services. */
    public boolean countsNodes() {
        return successNum != null || failedNum != null;
    }

    /** Number of nodes on which the operation succeeded; 0 when the response lacks it. */
    public int nodesSucceeded() {
        return successNum == null ? 0 : successNum;
    }

    /** Number of nodes on which the operation failed; 0 when the response lacks it. */
    public int nodesFailed() {
        return failedNum == null ? 0 : failedNum;
    }

    /** What {@link #result} means. */
    public UpdateState state() {
        return UpdateState.of(result);
    }
}
