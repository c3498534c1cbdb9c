package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Comparator;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The update logs of one service: the whole response of
 * {@code GET /v1/{project_id}/services/{service_id}/logs} (API page, Table 4). Immutable.
 *
 * @param serviceName name of the service
 * @param serviceId id of the service
 * @param logs the service's update records in the order of the response; the API page does not say which order that is.
 *     Of a long response the newest: at most 1000 records, which weigh at most 8 MiB together
 */
@Restricted(NoExternalUse.class)
public record ServiceLogs(
        @CheckForNull String serviceName, @CheckForNull String serviceId, List<Log> logs) {

    public ServiceLogs {
        serviceName = CleanText.name(serviceName);
        serviceId = CleanText.name(serviceId);
        logs = List.copyOf(logs);
    }

    /** The newest update; null when no update has a time. */
    @CheckForNull
    public Log newest() {
        return logs.stream()
                .filter(log -> log.updateTime() != null)
                .max(Comparator.comparing(Log::updateTime))
                .orElse(null);
    }
}
