package io.jenkins.plugins.modelarts.deployments.export;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.history.JobDeployment;
import io.jenkins.plugins.modelarts.deployments.history.ServiceUpdate;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A line of an exported history: an update, and the wait of a build for it. Immutable.
 *
 * @param deployment of the build that waited; null when the update was made elsewhere, or by a build that the reader may not see
 * @param result what ModelArts says of the update
 * @param updateTime when the update began, in milliseconds since 1970-01-01 UTC; null when there is none
 * @param updateMillis how long the update took, in milliseconds; null when it is not known
 * @param models what it deployed; null when it is not known
 * @param reason why it did not succeed; null when it did, or nobody knows
 */
@Restricted(NoExternalUse.class)
public record ExportRow(
        @CheckForNull JobDeployment deployment,
        DeployedService service,
        String result,
        @CheckForNull Long updateTime,
        @CheckForNull Long updateMillis,
        @CheckForNull String models,
        @CheckForNull String reason) {

    /** A deployment of a job, as the job's history has it. */
    public static ExportRow of(JobDeployment deployment) {
        HistoryEntry entry = deployment.entry();
        return new ExportRow(
                deployment,
                entry.state().service(),
                entry.result(),
                entry.updateTime(),
                entry.updateMillis(),
                entry.models(),
                entry.reason());
    }

    /** An update of a service: a row for each build that waited for it, or one without a build. */
    public static List<ExportRow> of(DeployedService service, ServiceUpdate update) {
        return update.deployments().isEmpty()
                ? List.of(of(service, update, null))
                : update.deployments().stream()
                        .map(waited -> of(service, update, waited))
                        .toList();
    }

    private static ExportRow of(DeployedService service, ServiceUpdate update, @CheckForNull JobDeployment deployment) {
        return new ExportRow(
                deployment,
                service,
                update.state().name(),
                update.updateTime(),
                update.updateMillis(),
                update.summary().models(),
                update.reason());
    }
}
