package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Selects the updates of a service that a build may have made. All times are in milliseconds since 1970-01-01 UTC.
 * Immutable. A class and not a record, because it is kept with a running Pipeline, whose serialization does not support
 * records.
 */
@Restricted(NoExternalUse.class)
public final class UpdateSelector implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A server's clock that is ahead by less is taken for right: the Date header has whole seconds. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** A server's clock that is further behind is taken for a wrong one, because it would admit updates of others. */
    static final Duration MAX_BEHIND = Duration.ofMinutes(15);

    private static final long NONE = -1;

    @CheckForNull
    private final Long updateTime;

    private final long notBefore;
    private final boolean byOwnClock;

    /** Only newer updates count, by ModelArts' clock. */
    private final long newerThan;

    private UpdateSelector(@CheckForNull Long updateTime, long notBefore, boolean byOwnClock, long newerThan) {
        this.updateTime = updateTime;
        this.notBefore = notBefore;
        this.byOwnClock = byOwnClock;
        this.newerThan = newerThan;
    }

    private UpdateSelector(@CheckForNull Long updateTime, long notBefore, boolean byOwnClock) {
        this(updateTime, notBefore, byOwnClock, NONE);
    }

    /** Selects exactly the update of this time, which ModelArts returned when the update was requested. */
    public static UpdateSelector exactly(long updateTime) {
        return new UpdateSelector(updateTime, updateTime, false);
    }

    /** Selects the updates at or after this time of ModelArts' clock. */
    public static UpdateSelector since(long time) {
        return new UpdateSelector(null, time, false);
    }

    /** Selects the updates at or after this time of this machine's clock, such as a build's start. */
    public static UpdateSelector sinceBuild(long start) {
        return new UpdateSelector(null, start, true);
    }

    /** Selects the updates that are newer than all of these. No clock is compared. */
    public static UpdateSelector newerThan(ServiceLogs baseline) {
        Log newest = baseline.newest();
        Long time = newest == null ? null : newest.updateTime();
        return new UpdateSelector(null, 0, false, time == null ? NONE : time);
    }

    /**
     * The same selection without the updates up to this time of ModelArts' clock, because an earlier wait of the build
     * judged them. An exact selection stays as it is, because the user named the update.
     */
    public UpdateSelector withoutJudged(long upTo) {
        return updateTime == null ? new UpdateSelector(null, notBefore, byOwnClock, Math.max(newerThan, upTo)) : this;
    }

    /** The one update to ask the server for, or null to ask for all. */
    @CheckForNull
    public Long updateTime() {
        return updateTime;
    }

    /**
     * The updates that the build may have made, in the order of the response. This method compares the times itself,
     * because old servers ignore the filter of a request.
     *
     * @param earliest the earliest update time that counts, see {@link #earliest}
     */
    List<Log> candidates(ServiceLogs logs, long earliest) {
        return logs.logs().stream()
                .filter(log -> {
                    Long time = log.updateTime();
                    return time != null && (updateTime == null ? time >= earliest : time.equals(updateTime));
                })
                .toList();
    }

    /**
     * The earliest update time that counts, by ModelArts' clock.
     *
     * @param serverAhead ModelArts' time minus this machine's time
     */
    long earliest(Duration serverAhead) {
        long correction = byOwnClock ? correction(serverAhead) : 0;
        return Math.max(notBefore + correction, newerThan + 1);
    }

    /** A start that is too late would leave out the build's own update, so only small differences forward are left out. */
    private static long correction(Duration serverAhead) {
        return serverAhead.compareTo(CLOCK_TOLERANCE) > 0
                ? serverAhead.toMillis()
                : Math.min(0, Math.max(serverAhead.toMillis(), -MAX_BEHIND.toMillis()));
    }

    /** Whether ModelArts' clock is so far behind this machine's that the difference counts only in part. */
    boolean isTooFarBehind(Duration serverAhead) {
        return byOwnClock && serverAhead.compareTo(MAX_BEHIND.negated()) < 0;
    }
}
