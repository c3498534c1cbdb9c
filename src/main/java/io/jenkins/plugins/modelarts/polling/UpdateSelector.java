package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import java.io.Serializable;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Selects the one update of a service that is judged. All times are in milliseconds since 1970-01-01 UTC. Immutable. A
 * class and not a record, because it is kept with a running Pipeline, whose serialization does not support records.
 */
@Restricted(NoExternalUse.class)
public final class UpdateSelector implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A smaller difference of the clocks means nothing: the Date header has whole seconds and takes time to arrive. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** Of two records with the same time the one that is no success: a false SUCCESS is the worst mistake. */
    private static final Comparator<Log> NEWEST =
            Comparator.comparing(Log::updateTime).thenComparing(log -> log.state() != UpdateState.SUCCESS);

    @CheckForNull
    private final Long updateTime;

    private final long notBefore;
    private final boolean byOwnClock;

    private UpdateSelector(@CheckForNull Long updateTime, long notBefore, boolean byOwnClock) {
        this.updateTime = updateTime;
        this.notBefore = notBefore;
        this.byOwnClock = byOwnClock;
    }

    /** Selects exactly the update of this time, which ModelArts returned when the update was requested. */
    public static UpdateSelector exactly(long updateTime) {
        return new UpdateSelector(updateTime, updateTime, false);
    }

    /** Selects the newest update at or after this time of ModelArts' clock. */
    public static UpdateSelector since(long time) {
        return new UpdateSelector(null, time, false);
    }

    /** Selects the newest update at or after this time of this machine's clock, such as a build's start. */
    public static UpdateSelector sinceBuild(long start) {
        return new UpdateSelector(null, start, true);
    }

    /** The one update to ask the server for, or null to ask for all. */
    @CheckForNull
    public Long updateTime() {
        return updateTime;
    }

    /**
     * The record to judge. This method compares the times itself, because old servers ignore the filter of a request.
     *
     * @param serverAhead ModelArts' time minus this machine's time
     */
    public Optional<Log> judged(ServiceLogs logs, Duration serverAhead) {
        long earliest = earliest(serverAhead);
        return logs.logs().stream()
                .filter(log -> updateTime == null ? log.isSince(earliest) : updateTime.equals(log.updateTime()))
                .max(NEWEST);
    }

    /** The earliest update time that counts, by ModelArts' clock. */
    public long earliest(Duration serverAhead) {
        return byOwnClock && serverAhead.abs().compareTo(CLOCK_TOLERANCE) > 0
                ? notBefore + serverAhead.toMillis()
                : notBefore;
    }
}
