package io.jenkins.plugins.modelarts.deployments.history;

import hudson.model.Job;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import java.util.Comparator;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A deployment in the history of its job. Immutable.
 *
 * @param job whose build waited for it
 */
@Restricted(NoExternalUse.class)
public record JobDeployment(Job<?, ?> job, HistoryEntry entry) {

    /** By the time of the update, and of waits for the same update by their start. */
    public static final Comparator<JobDeployment> OLDEST_FIRST =
            Comparator.comparing(JobDeployment::entry, HistoryEntry.OLDEST_FIRST);

    /** When the wait ended, in milliseconds since 1970-01-01 UTC by this machine's clock. */
    long ended() {
        return entry.started() + entry.waitedMillis();
    }

    /** What ModelArts said about it. */
    ServiceSnapshot snapshot() {
        return new HistoryFile(job).snapshot(entry);
    }
}
