package io.jenkins.plugins.modelarts.watch;

import io.jenkins.plugins.modelarts.api.Log;
import io.jenkins.plugins.modelarts.api.ServiceLogs;
import java.io.Serializable;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which of a service's updates is judged. All times are in milliseconds since 1970-01-01 UTC. Immutable. A class and
 * no record, because it is kept with a running Pipeline, whose serialization knows no records.
 */
public final class UpdateSelector implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The Date header has whole seconds and travels: a smaller difference of the clocks tells nothing. */
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(2);

    /** Of two records with the same time the one that is not a success: a false SUCCESS is the worst mistake. */
    private static final Comparator<Log> NEWEST =
            Comparator.comparing(Log::updateTime).thenComparing(log -> !Log.SUCCESS.equals(log.result()));

    private final Long updateTime;
    private final long notBefore;
    private final boolean byOurClock;

    private UpdateSelector(Long updateTime, long notBefore, boolean byOurClock) {
        this.updateTime = updateTime;
        this.notBefore = notBefore;
        this.byOurClock = byOurClock;
    }

    /** Exactly the update of this time, as ModelArts returned it when the update was ordered. */
    public static UpdateSelector exactly(long updateTime) {
        return new UpdateSelector(updateTime, updateTime, false);
    }

    /** The newest update at or after this time of ModelArts' clock. */
    public static UpdateSelector since(long time) {
        return new UpdateSelector(null, time, false);
    }

    /** The newest update at or after this time of our clock, such as a build's start. */
    public static UpdateSelector sinceBuild(long start) {
        return new UpdateSelector(null, start, true);
    }

    /** The update to ask the server for; null to ask for all. */
    public Long updateTime() {
        return updateTime;
    }

    /**
     * Picks the record to judge. The server's own filter is not relied on, since old servers ignore it.
     *
     * @param serverAhead ModelArts' clock minus ours
     */
    public Optional<Log> judged(ServiceLogs logs, Duration serverAhead) {
        long earliest = earliest(serverAhead);
        return logs.logs().stream()
                .filter(log -> log.updateTime() != null)
                .filter(log -> updateTime == null
                        ? log.updateTime() >= earliest
                        : log.updateTime().equals(updateTime))
                .max(NEWEST);
    }

    /** The earliest update time that counts, by ModelArts' clock. */
    public long earliest(Duration serverAhead) {
        return byOurClock && serverAhead.abs().compareTo(CLOCKS_AGREE) > 0
                ? notBefore + serverAhead.toMillis()
                : notBefore;
    }
}
