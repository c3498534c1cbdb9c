package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import java.util.Comparator;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What is live by the records of ModelArts at one moment: the last update that succeeded, whoever made it. Immutable.
 *
 * @param updateTime when it began, in milliseconds since 1970-01-01 UTC
 * @param models the models in a few words; null when they are not known
 */
@Restricted(NoExternalUse.class)
public record LiveUpdate(long updateTime, @CheckForNull String models) {

    /** Null when no update succeeded. */
    @CheckForNull
    static LiveUpdate of(ServiceSnapshot snapshot) {
        return snapshot.logs().stream()
                .filter(log -> log.state() == UpdateState.SUCCESS && log.updateTime() != null)
                .max(Comparator.comparing(Log::updateTime))
                .map(log -> new LiveUpdate(Objects.requireNonNull(log.updateTime()), UpdateSummary.models(log)))
                .orElse(null);
    }
}
