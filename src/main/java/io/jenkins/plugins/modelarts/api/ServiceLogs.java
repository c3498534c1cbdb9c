package io.jenkins.plugins.modelarts.api;

import java.util.List;

/**
 * The update logs of one service: the whole answer of {@code GET /v1/{project_id}/services/{service_id}/logs}
 * (API page, Table 4). Immutable.
 *
 * @param serviceName name of the service; null when absent
 * @param serviceId id of the service; null when absent
 * @param logs the service's update records in the order of the answer, which no page documents; never null
 */
public record ServiceLogs(String serviceName, String serviceId, List<Log> logs) {

    public ServiceLogs {
        logs = Absent.toEmpty(logs);
    }
}
