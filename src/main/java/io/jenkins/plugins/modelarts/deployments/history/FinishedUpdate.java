package io.jenkins.plugins.modelarts.deployments.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * An update that ModelArts said is over, as {@link Figures} count it. Immutable.
 *
 * @param service distinguishes services
 * @param updateTime when it began, in milliseconds since 1970-01-01 UTC
 * @param succeeded false when it failed
 * @param updateMillis how long it took, in milliseconds; null when it is not known
 */
@Restricted(NoExternalUse.class)
public record FinishedUpdate(
        String service,
        long updateTime,
        boolean succeeded,
        @CheckForNull Long updateMillis) {

    /** The updates of the deployments of a job. Several waits for one update count once. */
    public static List<FinishedUpdate> of(Collection<HistoryEntry> entries) {
        Map<List<Object>, FinishedUpdate> updates = new LinkedHashMap<>();
        for (HistoryEntry entry : entries) {
            FinishedUpdate update = of(entry);
            if (update != null) {
                updates.merge(List.of(update.service, update.updateTime), update, FinishedUpdate::orTimed);
            }
        }
        return List.copyOf(updates.values());
    }

    @CheckForNull
    private static FinishedUpdate of(HistoryEntry entry) {
        Long updateTime = entry.updateTime();
        boolean succeeded = entry.result().equals("SUCCESS");
        return updateTime == null || !succeeded && !entry.result().equals("FAIL")
                ? null
                : new FinishedUpdate(entry.state().service().key(), updateTime, succeeded, entry.updateMillis());
    }

    private FinishedUpdate orTimed(FinishedUpdate other) {
        return updateMillis == null ? other : this;
    }
}
