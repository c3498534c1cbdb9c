package io.jenkins.plugins.modelarts.deployments.view;

import hudson.model.Job;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A deployment as a row of a table. Immutable.
 *
 * @param job whose build waited for it
 */
@ExportedBean(defaultVisibility = 3)
@Restricted(NoExternalUse.class)
public record HistoryRow(
        Job<?, ?> job, @Exported(merge = true) HistoryEntry entry) {

    /** Full name of the job. */
    @Exported(name = "job")
    public String jobName() {
        return job.getFullName();
    }

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
