package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
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

    /** URL of the service's page, relative to the root of Jenkins; null when the id of the service is not known. */
    @CheckForNull
    public String serviceUrl() {
        return ServicePath.of(entry.state().service());
    }

    /** URL of the comparison with the update before, relative to the root of Jenkins; null when there is no update. */
    @CheckForNull
    public String compareUrl() {
        String service = serviceUrl();
        return service == null || entry.updateTime() == null ? null : service + "compare/?to=" + entry.updateTime();
    }

    /** When the update began, or else when the wait began, in milliseconds since 1970-01-01 UTC. */
    public long time() {
        return entry.time();
    }
}
