package io.jenkins.plugins.modelarts.client.model;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the newest of many update records, so that a response of any size takes little memory. Not thread-safe. */
final class NewestLogs {

    /** Most records that are kept. */
    static final int MAX_LOGS = 1000;

    /** Most that the records may weigh together, in bytes. */
    static final int MAX_WEIGHT = 8 << 20;

    private static final Comparator<Kept> OLDEST_FIRST = Comparator.comparing(
                    (Kept kept) -> kept.log.updateTime(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Comparator.comparing(Kept::position).reversed());

    private final PriorityQueue<Kept> logs = new PriorityQueue<>(OLDEST_FIRST);
    private int weight;
    private int position;

    void add(Log log) {
        Kept kept = new Kept(log.bounded(), position++);
        // Without this a response of a million old records takes half as long again.
        if (logs.size() == MAX_LOGS && OLDEST_FIRST.compare(kept, logs.peek()) < 0) {
            return;
        }
        logs.add(kept);
        weight += kept.log.weight();
        while (logs.size() > MAX_LOGS || weight > MAX_WEIGHT) {
            weight -= logs.remove().log.weight();
        }
    }

    /** In the order in which they were added. */
    List<Log> list() {
        return logs.stream()
                .sorted(Comparator.comparing(Kept::position))
                .map(Kept::log)
                .toList();
    }

    private record Kept(Log log, int position) {}
}
