package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The present state of a service, as far as this plugin reads it
 * ({@code GET /v1/{project_id}/services/{service_id}}). It never decides about an update: after a failed update that
 * was rolled back the service runs again. Immutable.
 *
 * @param serviceId id of the service
 * @param serviceName name of the service
 * @param inferType "real-time", "edge" or "batch"
 * @param status running, deploying, concerning, failed, stopped, finished, stopping, deleting, pending or waiting
 * @param progress progress of a deployment in percent
 * @param errorMsg why the service failed
 * @param updateTime when the configuration in use was updated, in milliseconds since 1970-01-01 UTC
 */
@Restricted(NoExternalUse.class)
public record ServiceDetails(
        @CheckForNull String serviceId,
        @CheckForNull String serviceName,
        @CheckForNull String inferType,
        @CheckForNull String status,
        @CheckForNull Integer progress,
        @CheckForNull String errorMsg,
        @CheckForNull Long updateTime) {

    public ServiceDetails {
        serviceId = CleanText.name(serviceId);
        serviceName = CleanText.name(serviceName);
        inferType = CleanText.name(inferType);
        status = CleanText.name(status);
        errorMsg = CleanText.text(errorMsg);
        updateTime = EpochMillis.orNull(updateTime);
    }
}
