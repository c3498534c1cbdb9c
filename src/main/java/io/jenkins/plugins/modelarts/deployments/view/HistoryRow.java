package io.jenkins.plugins.modelarts.deployments.view;

import hudson.model.Job;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A deployment as a row of a table. Immutable.
 *
 * @param job whose build waited for it
 */
@Restricted(NoExternalUse.class)
public record HistoryRow(Job<?, ?> job, HistoryEntry entry) {

    public Verdict verdict() {
        return Verdict.of(entry.outcome());
    }

    /** What people call the service. */
    public String service() {
        return entry.state().service().label();
    }

    /** When the update began, or else when the wait began, in milliseconds since 1970-01-01 UTC. */
    public long time() {
        return entry.time();
    }
}
