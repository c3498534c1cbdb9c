package io.jenkins.plugins.modelarts.deployments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * The few deployments of a history file that say how each service is, so that pages about many jobs keep in memory neither
 * all entries nor look for the builds of all of them. Immutable.
 *
 * @param services the {@link DeployedService#key} of each service in the file
 * @param ended of each service the last deployment that ended, the last that succeeded, and the one that saw the newest
 *     live update
 * @param open the deployments whose end is not in the file, newest first
 * @param newest the deployment that began last; none in an empty file
 */
record HistoryIndex(
        Set<String> services, List<HistoryEntry> ended, List<HistoryEntry> open, List<HistoryEntry> newest) {

    static final HistoryIndex EMPTY = of(List.of());

    /** @param newestFirst all entries of the file */
    static HistoryIndex of(List<HistoryEntry> newestFirst) {
        Set<String> services = new HashSet<>();
        List<HistoryEntry> open = new ArrayList<>();
        Map<String, HistoryEntry> last = new HashMap<>();
        Map<String, HistoryEntry> succeeded = new HashMap<>();
        Map<String, HistoryEntry> live = new HashMap<>();
        for (HistoryEntry entry : newestFirst) {
            String service = entry.state().service().key();
            services.add(service);
            if (entry.outcome() == null) {
                open.add(entry);
            } else if (entry.hasUpdate()) {
                last.merge(service, entry, BinaryOperator.maxBy(HistoryEntry.OLDEST_FIRST));
                if (entry.succeeded()) {
                    succeeded.merge(service, entry, BinaryOperator.maxBy(HistoryEntry.OLDEST_FIRST));
                }
                if (entry.live() != null) {
                    live.merge(service, entry, BinaryOperator.maxBy(HistoryEntry.LIVE_EARLIEST_FIRST));
                }
            }
        }
        Set<HistoryEntry> ended = new LinkedHashSet<>(last.values());
        ended.addAll(succeeded.values());
        ended.addAll(live.values());
        return new HistoryIndex(
                Set.copyOf(services),
                List.copyOf(ended),
                List.copyOf(open),
                newestFirst.stream().limit(1).toList());
    }

    /**
     * Whether the file can have deployments of this service. One that waits may have begun under the service's name and
     * know its id by now.
     */
    boolean mayHave(String service) {
        return services.contains(service) || !open.isEmpty();
    }

    /** How many entries it keeps in memory. */
    int size() {
        return ended.size() + open.size() + newest.size();
    }
}
