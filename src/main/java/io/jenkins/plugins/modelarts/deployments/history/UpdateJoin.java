package io.jenkins.plugins.modelarts.deployments.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import io.jenkins.plugins.modelarts.deployments.ConfigDigest;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Joins what ModelArts recorded of a service's updates with what builds know of them. */
final class UpdateJoin {

    private UpdateJoin() {}

    /** An update with what is known of it, before it is compared with the others. */
    private static final class Known {

        @CheckForNull
        private Log log;

        private final List<JobDeployment> deployments = new ArrayList<>();

        /** A final state counts more than one that is not, because the records may be older than the end of a wait. */
        private UpdateState state() {
            UpdateState recorded = log == null ? UpdateState.UNKNOWN : log.state();
            if (recorded.isFinal()) {
                return recorded;
            }
            return deployments.stream()
                    .map(deployment -> UpdateState.of(deployment.entry().result()))
                    .filter(UpdateState::isFinal)
                    .findFirst()
                    .orElse(UpdateState.RUNNING);
        }

        @CheckForNull
        private String configuration() {
            if (log != null) {
                return ConfigDigest.of(log);
            }
            return deployments.stream()
                    .map(deployment -> deployment.entry().summary().configuration())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * All updates, newest first.
     *
     * @param newestFirst deployments of the service, those that ended last first
     */
    static List<ServiceUpdate> join(ServiceSnapshot records, List<JobDeployment> newestFirst) {
        Map<Long, Known> oldestFirst = new TreeMap<>();
        for (Log log : records.logs()) {
            Long time = log.updateTime();
            if (time != null) {
                Known known = oldestFirst.computeIfAbsent(time, first -> new Known());
                known.log = known.log == null ? log : known.log;
            }
        }
        for (JobDeployment deployment : newestFirst) {
            Long time = deployment.entry().updateTime();
            if (time != null) {
                oldestFirst
                        .computeIfAbsent(time, first -> new Known())
                        .deployments
                        .add(deployment);
            }
        }
        List<ServiceUpdate> updates = compared(oldestFirst);
        Collections.reverse(updates);
        return List.copyOf(updates);
    }

    private static List<ServiceUpdate> compared(Map<Long, Known> oldestFirst) {
        List<ServiceUpdate> updates = new ArrayList<>();
        Map<String, Long> lastWith = new HashMap<>();
        String configurationBefore = null;
        Log logBefore = null;
        for (Map.Entry<Long, Known> each : oldestFirst.entrySet()) {
            Known known = each.getValue();
            String configuration = known.configuration();
            boolean changed = configurationBefore != null && !configurationBefore.equals(configuration);
            updates.add(new ServiceUpdate(
                    each.getKey(),
                    known.state(),
                    known.log,
                    logBefore,
                    known.deployments,
                    changed ? lastWith.get(configuration) : null));
            if (configuration != null) {
                lastWith.put(configuration, each.getKey());
            }
            configurationBefore = configuration;
            logBefore = known.log;
        }
        return updates;
    }
}
