package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One update of a service (API page, Table 5). Immutable.
 *
 * @param updateTime when the update began, in milliseconds since 1970-01-01 UTC, until the year 9999
 * @param result the result in ModelArts' own word, see {@link UpdateState}
 * @param config what the update deploys, model by model; at most {@value #MAX_MODELS}
 * @param successNum number of nodes on which the operation succeeded; edge services only
 * @param failedNum number of nodes on which the operation failed; edge services only
 * @param resultDetail what happened on each node; edge services only; at most 1000
 * @param clusterId id of the dedicated resource pool
 * @param extendConfig personalized configuration; at most {@value #MAX_EXTEND_CONFIG}
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

    private static final int MAX_MODELS = 50;
    private static final int MAX_EXTEND_CONFIG = 50;

    /** Most that one record may weigh, in bytes: enough for 1000 nodes with names of usual length. */
    static final int MAX_WEIGHT = 480 << 10;

    public Log {
        updateTime = EpochMillis.orNull(updateTime);
        result = CleanText.name(result);
        config = BoundedListDeserializer.first(config, MAX_MODELS);
        resultDetail = BoundedListDeserializer.first(resultDetail, BoundedListDeserializer.MAX_ELEMENTS);
        clusterId = CleanText.name(clusterId);
        extendConfig = BoundedListDeserializer.first(extendConfig, MAX_EXTEND_CONFIG).stream()
                .map(CleanText::text)
                .filter(Objects::nonNull)
                .toList();
    }

    /** How many bytes of heap this record takes, estimated rather too high than too low. */
    public int weight() {
        return Weight.of(this);
    }

    /** This record, or as much of it as weighs at most {@value #MAX_WEIGHT} bytes. */
    Log bounded() {
        return weight() <= MAX_WEIGHT
                ? this
                : new Log(
                        updateTime,
                        result,
                        Weight.first(config, Weight::of, MAX_WEIGHT / 2 - Weight.BARE_LOG),
                        successNum,
                        failedNum,
                        Weight.first(resultDetail, Weight::of, MAX_WEIGHT / 2),
                        clusterId,
                        List.of());
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
