package io.jenkins.plugins.modelarts.deployments.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.UpdateSummary;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * An update of a service with all that is known of it. Immutable.
 *
 * @param updateTime when it began, in milliseconds since 1970-01-01 UTC
 * @param state as the last response said that is known
 * @param log the record of ModelArts; null when only lines of the history know the update
 * @param before the record of the update before it; null when there is none
 * @param deployments of the builds that waited for it, newest first; empty when it was made elsewhere, or by a build that
 *     the reader may not see
 * @param returnsTo when the earlier update began whose configuration this one brings back, in milliseconds since 1970-01-01
 *     UTC; null when it brings none back
 */
@Restricted(NoExternalUse.class)
public record ServiceUpdate(
        long updateTime,
        UpdateState state,
        @CheckForNull Log log,
        @CheckForNull Log before,
        List<JobDeployment> deployments,
        @CheckForNull Long returnsTo) {

    public ServiceUpdate {
        deployments = List.copyOf(deployments);
    }

    /** What it deployed and changed. */
    public UpdateSummary summary() {
        if (log != null) {
            return UpdateSummary.of(log, before);
        }
        return Objects.requireNonNullElse(
                firstKnown(entry -> entry.summary().models() == null ? null : entry.summary()), UpdateSummary.NONE);
    }

    /** How long it took, in milliseconds; null when no build saw both that it ran and its end. */
    @CheckForNull
    public Long updateMillis() {
        return firstKnown(HistoryEntry::updateMillis);
    }

    /** Why it failed, as a build found out; null when it did not fail, or nobody knows. */
    @CheckForNull
    public String reason() {
        return state == UpdateState.FAIL ? firstKnown(HistoryEntry::reason) : null;
    }

    @CheckForNull
    private <T> T firstKnown(Function<HistoryEntry, T> value) {
        return deployments.stream()
                .map(deployment -> value.apply(deployment.entry()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
