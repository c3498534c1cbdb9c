package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Decides when an update is over. The caller passes in each response or failure together with the time, and gets the
 * next step. The tracker has no clock, no I/O and no random numbers, so that the same input gives the same decisions.
 * All times are in milliseconds since 1970-01-01 UTC by this machine's clock. Serializable, so that a wait continues
 * after a restart. Not thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class UpdateTracker implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final long MIN_GRACE = Duration.ofMinutes(2).toMillis();
    private static final long NOTICE_INTERVAL = Duration.ofMinutes(5).toMillis();

    private UpdateSelector selector;
    private final boolean wait;
    private final long started;
    private final long deadline;
    private final UpdateTiming timing;
    private final RetryBudget retries;
    private final FollowedUpdates followed = new FollowedUpdates();

    /** By ModelArts' clock. It never becomes smaller, because the Date header of a response may only be late. */
    private long earliest = Long.MIN_VALUE;

    private boolean asked;
    private boolean present;
    private boolean clockReported;
    private long lastNotice;
    private long newestSeen;

    @CheckForNull
    private Long judgedTime;

    @CheckForNull
    private String judgedResult;

    @CheckForNull
    private String unknownResult;

    /**
     * @param selector selects the updates that may be the one to judge
     * @param wait false to end with the first response
     * @param started when the wait began
     * @param timeoutMillis how long the wait may take, in milliseconds, above 0
     * @param firstDelayMillis the first delay between two responses, and the longest around the usual end, in milliseconds,
     *     above 0
     */
    public UpdateTracker(
            UpdateSelector selector, boolean wait, long started, long timeoutMillis, long firstDelayMillis) {
        this.selector = selector;
        this.wait = wait;
        this.started = started;
        this.deadline = started + timeoutMillis;
        this.retries = new RetryBudget(wait, deadline);
        this.timing = new UpdateTiming(firstDelayMillis);
        this.lastNotice = started;
    }

    /** Selects the updates that may be the one to judge. */
    public UpdateSelector selector() {
        return selector;
    }

    /** Before the first response: leaves out the updates up to this time, which an earlier wait of the build judged. */
    public void excludeJudged(long upTo) {
        selector = selector.withoutJudged(upTo);
    }

    /**
     * From now on the requests are sent when the update is likely to end.
     *
     * @param usual how long updates of the service take; null when it is not known
     */
    public void expect(@CheckForNull UsualDuration usual) {
        timing.expect(usual);
    }

    /** When the wait began. */
    public long started() {
        return started;
    }

    /**
     * Until when to wait for an update that is not recorded yet: for a third of the whole time, and at least two
     * minutes. So a slow start is no failure, and an update that was never requested does not cost the whole time.
     */
    public long graceEnd() {
        return started + Math.max(MIN_GRACE, (deadline - started) / 3);
    }

    /** Until when requests are sent: at least until the deadline, and after a restart for a minute. */
    public long lastRequestTime() {
        return retries.deadline();
    }

    /** The time of the update that was judged last, if there was one. */
    @CheckForNull
    public Long lastSeenTime() {
        return judgedTime;
    }

    /** The result that the last response with an update gave it, if there was one. */
    @CheckForNull
    public String lastSeenResult() {
        return judgedResult;
    }

    /** How long the judged update took, in milliseconds; null unless responses said that it ran, and soon that it was over. */
    @CheckForNull
    public Long updateMillis() {
        return timing.updateMillis();
    }

    /** Whether more than one update may be the build's, so that all of them have to succeed. */
    public boolean isAmbiguous() {
        return followed.isAmbiguous();
    }

    /** Before the first response: follows the update that the wait followed before a restart, and the result it had. */
    public void follow(long updateTime, String result) {
        if (followed.isEmpty()) {
            followed.follow(updateTime);
            judgedTime = updateTime;
            judgedResult = result;
        }
    }

    /**
     * The wait continues after a restart. When the deadline passed meanwhile, the first response still decides; failures
     * are repeated for one minute.
     */
    public void resumed(long now) {
        retries.resumed(now);
    }

    /**
     * ModelArts responded.
     *
     * @param serverAhead ModelArts' time minus this machine's time
     */
    public Decision onResponse(ServiceLogs logs, Duration serverAhead, long now) {
        List<Notice> notices = new ArrayList<>();
        if (retries.succeeded()) {
            notices.add(new Notice(Notice.Kind.RECOVERED, null, ""));
        }
        earliest = Math.max(earliest, selector.earliest(serverAhead));
        if (followed.isEmpty()) {
            follow(logs, serverAhead, notices);
        }
        Log judged = followed.deciding(logs);
        boolean changed = update(judged, notices);
        addNewer(logs, notices);
        timing.onResponse(judged, changed, serverAhead, now);
        Outcome outcome = outcome(judged, now);
        if (outcome != null) {
            return new Decision(outcome, 0, judged, null, null, notices);
        }
        UpdateProgress progress = timing.progress(judged);
        if (progress != null && timing.becomesOverdue(progress, now)) {
            notices.add(new Notice(Notice.Kind.OVERDUE, judged, String.valueOf(progress.usualMillis())));
        }
        addStillWaiting(judged, null, notices, now);
        long delay = delayMillis(timing.delayMillis(judged, now), deadline, now);
        return new Decision(null, delay, judged, progress, null, notices);
    }

    private void follow(ServiceLogs logs, Duration serverAhead, List<Notice> notices) {
        if (!clockReported && selector.isTooFarBehind(serverAhead)) {
            clockReported = true;
            notices.add(new Notice(Notice.Kind.CLOCK_BEHIND, null, ""));
        }
        followed.follow(selector.candidates(logs, earliest));
        if (followed.isAmbiguous()) {
            Log newest = FollowedUpdates.at(followed.newest(), logs);
            notices.add(new Notice(Notice.Kind.AMBIGUOUS, newest, String.valueOf(followed.oldest())));
        }
    }

    /**
     * ModelArts could not be asked.
     *
     * @param chance a number from 0 up to 1, so that the requests of many builds do not come at the same moment
     */
    public Decision onFailure(ModelArtsException failure, long now, double chance) {
        if (retries.failed(failure, now)) {
            return Decision.failed(Outcome.ERROR, failure);
        }
        if (now >= retries.deadline()) {
            Outcome outcome = judgedTime == null ? Outcome.ERROR : Outcome.TIMED_OUT;
            return Decision.failed(outcome, failure);
        }
        List<Notice> notices = new ArrayList<>();
        if (retries.isFirst()) {
            notices.add(new Notice(Notice.Kind.REQUEST_FAILED, null, failure.getMessage()));
        }
        addStillWaiting(null, failure, notices, now);
        long delay = delayMillis(retries.delayMillis(failure, chance), retries.deadline(), now);
        return new Decision(null, delay, null, null, failure, notices);
    }

    @CheckForNull
    private Outcome outcome(@CheckForNull Log judged, long now) {
        if (judged == null) {
            return outcomeWithoutUpdate(now);
        }
        return switch (judged.state()) {
            case SUCCESS -> Outcome.SUCCESS;
            case FAIL -> Outcome.FAIL;
            case RUNNING, UNKNOWN -> !wait ? Outcome.RUNNING : now >= deadline ? Outcome.TIMED_OUT : null;
        };
    }

    @CheckForNull
    private Outcome outcomeWithoutUpdate(long now) {
        if (!wait) {
            return Outcome.NONE;
        }
        if (judgedTime != null) {
            return now >= deadline ? Outcome.TIMED_OUT : null;
        }
        return now >= Math.min(deadline, graceEnd()) ? Outcome.NO_UPDATE : null;
    }

    /** Adds a notice for each change since the last response, and returns whether anything changed. */
    private boolean update(@CheckForNull Log judged, List<Notice> notices) {
        boolean changed = !asked || present != (judged != null);
        if (judged == null) {
            if (!asked) {
                notices.add(new Notice(Notice.Kind.NO_UPDATE_YET, null, ""));
            }
        } else {
            changed |=
                    !Objects.equals(judged.updateTime(), judgedTime) || !Objects.equals(judged.result(), judgedResult);
            if (changed) {
                addResult(judged, notices);
            }
            judgedTime = judged.updateTime();
            judgedResult = judged.result();
        }
        asked = true;
        present = judged != null;
        return changed;
    }

    /** Says once of each newer update that it is not judged. */
    private void addNewer(ServiceLogs logs, List<Notice> notices) {
        Log newest = logs.newest();
        Long time = newest == null ? null : newest.updateTime();
        if (time == null || followed.isEmpty() || selector.updateTime() != null) {
            return;
        }
        if (time > Math.max(newestSeen, followed.newest())) {
            newestSeen = time;
            notices.add(new Notice(Notice.Kind.SUPERSEDED, newest, String.valueOf(followed.newest())));
        }
    }

    private void addResult(Log judged, List<Notice> notices) {
        String result = String.valueOf(judged.result());
        if (judged.state() != UpdateState.UNKNOWN) {
            notices.add(new Notice(Notice.Kind.RESULT_CHANGED, judged, result));
        } else if (!result.equals(unknownResult)) {
            unknownResult = result;
            notices.add(new Notice(Notice.Kind.UNKNOWN_RESULT, judged, result));
        }
    }

    /** A long delay ends at the deadline, so that a last request is sent then. */
    private static long delayMillis(long delay, long end, long now) {
        return Math.max(1, Math.min(delay, end - now));
    }

    private void addStillWaiting(
            @CheckForNull Log judged, @CheckForNull ModelArtsException failure, List<Notice> notices, long now) {
        if (!notices.isEmpty()) {
            lastNotice = now;
        } else if (now - lastNotice >= NOTICE_INTERVAL) {
            lastNotice = now;
            notices.add(new Notice(Notice.Kind.STILL_WAITING, judged, failure == null ? "" : failure.getMessage()));
        }
    }
}
