package io.jenkins.plugins.modelarts.api;

/**
 * What this plugin reads of {@code GET /v1/{project_id}/services/{service_id}}: how the service is doing now. A failed
 * update that was rolled back leaves a service that runs, so this never decides about an update. Immutable; what the
 * answer lacks is null.
 *
 * @param serviceId id of the service
 * @param serviceName name of the service
 * @param inferType "real-time", "edge" or "batch"
 * @param status running, deploying, concerning, failed, stopped, finished, stopping, deleting, pending or waiting
 * @param progress progress of a deployment in percent
 * @param errorMsg why the service failed
 * @param updateTime when the configuration in use was updated, in milliseconds since 1970-01-01 UTC
 */
public record ServiceDetails(
        String serviceId,
        String serviceName,
        String inferType,
        String status,
        Integer progress,
        String errorMsg,
        Long updateTime) {}
