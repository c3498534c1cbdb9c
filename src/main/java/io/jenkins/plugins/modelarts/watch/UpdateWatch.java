package io.jenkins.plugins.modelarts.watch;

import io.jenkins.plugins.modelarts.api.Log;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.ServiceLogs;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Decides when an update is over. It is told each answer and the time, and says what to do next; it has no clock, no
 * I/O and no chance of its own, so the same tellings give the same decisions. All times are in milliseconds since
 * 1970-01-01 UTC by our clock. Serializable, to go on after a restart; not thread-safe.
 */
public final class UpdateWatch implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How much longer each delay is while nothing changes. */
    private static final double GROWTH = 1.2;

    /** Longest delay while nothing changes, unless the first one is longer already. */
    private static final long MAX_DELAY = Duration.ofSeconds(60).toMillis();

    private static final long FIRST_RETRY = Duration.ofSeconds(2).toMillis();
    private static final double RETRY_GROWTH = 1.5;
    private static final long MIN_GRACE = Duration.ofMinutes(2).toMillis();
    private static final long REMARK_INTERVAL = Duration.ofMinutes(5).toMillis();
    private static final long PATIENCE_AFTER_RESTART = Duration.ofMinutes(1).toMillis();
    static final int MAX_FAILURES = 20;
    static final int MAX_FAILURES_WITHOUT_WAIT = 5;

    private final UpdateSelector selector;
    private final boolean wait;
    private final long started;
    private final long deadline;
    private final long firstDelay;

    /** Until when failures are borne. */
    private long patience;

    private long delay;
    private boolean asked;
    private boolean present;
    private long lastRemark;
    private Long judgedTime;
    private String judgedResult;
    private String unknownResult;
    private int failures;

    /**
     * @param selector which update is judged
     * @param wait false to be done with the first answer
     * @param started when the wait began
     * @param timeoutMillis how long the wait may take, above 0
     * @param firstDelayMillis the first delay between two answers, above 0
     */
    public UpdateWatch(UpdateSelector selector, boolean wait, long started, long timeoutMillis, long firstDelayMillis) {
        this.selector = selector;
        this.wait = wait;
        this.started = started;
        this.deadline = started + timeoutMillis;
        this.patience = deadline;
        this.firstDelay = firstDelayMillis;
        this.delay = firstDelayMillis;
        this.lastRemark = started;
    }

    /** Which update is judged. */
    public UpdateSelector selector() {
        return selector;
    }

    /** When the wait began. */
    public long started() {
        return started;
    }

    /**
     * Until when a missing update is waited for: a third of the time there is, and at least two minutes, so that a
     * slow start is no failure and a deployment that never was ordered does not cost the whole time.
     */
    public long graceEnd() {
        return started + Math.max(MIN_GRACE, (deadline - started) / 3);
    }

    /** Until when there is a point in asking: the deadline, or somewhat later after a restart. */
    public long lastCall() {
        return patience;
    }

    /** The update that was judged by the last answer; null when there was none. */
    public Long seenTime() {
        return judgedTime;
    }

    /** What the last answer with an update said of it; null when there was none. */
    public String seenResult() {
        return judgedResult;
    }

    /**
     * The wait goes on after a restart. Where the deadline passed meanwhile, the first answer still decides, and a
     * network that comes up later than Jenkins is no reason to give up.
     */
    public void resumed(long now) {
        failures = 0;
        patience = Math.max(deadline, now + PATIENCE_AFTER_RESTART);
    }

    /**
     * ModelArts answered.
     *
     * @param serverAhead ModelArts' clock minus ours
     */
    public Decision answered(ServiceLogs logs, Duration serverAhead, long now) {
        List<Remark> remarks = new ArrayList<>();
        if (failures > 0) {
            remarks.add(new Remark(Remark.Kind.RECOVERED, null, null));
            failures = 0;
        }
        Log judged = selector.judged(logs, serverAhead).orElse(null);
        boolean changed = notice(judged, remarks);
        Outcome outcome = outcome(judged, now);
        if (outcome != null) {
            return new Decision(outcome, 0, judged, null, remarks);
        }
        delay = changed ? firstDelay : Math.min((long) (delay * GROWTH), Math.max(MAX_DELAY, firstDelay));
        return askAgain(delay, judged, null, remarks, now);
    }

    /**
     * ModelArts could not be asked.
     *
     * @param chance a number from 0 up to 1, to spread the next attempts of many builds
     */
    public Decision failed(ModelArtsException failure, long now, double chance) {
        failures++;
        int most = wait ? MAX_FAILURES : MAX_FAILURES_WITHOUT_WAIT;
        if (!failure.problem().isPassing() || failures >= most) {
            return new Decision(Outcome.ERROR, 0, null, failure, List.of());
        }
        if (now >= patience) {
            Outcome outcome = judgedTime == null ? Outcome.ERROR : Outcome.TIMED_OUT;
            return new Decision(outcome, 0, null, failure, List.of());
        }
        List<Remark> remarks = new ArrayList<>();
        if (failures == 1) {
            remarks.add(new Remark(Remark.Kind.TROUBLE, null, failure.getMessage()));
        }
        double grown = Math.min(FIRST_RETRY * Math.pow(RETRY_GROWTH, failures - 1.0), MAX_DELAY);
        long asked = failure.retryAfter() == null ? 0 : failure.retryAfter().toMillis();
        long retry = Math.max((long) (grown * (0.75 + chance / 2)), asked + (long) (FIRST_RETRY * chance));
        return askAgain(retry, null, failure, remarks, now);
    }

    private Outcome outcome(Log judged, long now) {
        if (judged == null) {
            if (!wait) {
                return Outcome.NONE;
            }
            boolean seenBefore = judgedTime != null;
            return now >= deadline || !seenBefore && now >= graceEnd()
                    ? seenBefore ? Outcome.TIMED_OUT : Outcome.NO_UPDATE
                    : null;
        }
        if (Log.SUCCESS.equals(judged.result())) {
            return Outcome.SUCCESS;
        }
        if (Log.FAIL.equals(judged.result())) {
            return Outcome.FAIL;
        }
        if (!wait) {
            return Outcome.RUNNING;
        }
        return now >= deadline ? Outcome.TIMED_OUT : null;
    }

    /** Tells what changed since the last answer, and whether anything did. */
    private boolean notice(Log judged, List<Remark> remarks) {
        boolean changed = !asked || present != (judged != null);
        if (judged == null) {
            if (!asked) {
                remarks.add(new Remark(Remark.Kind.NO_UPDATE_YET, null, null));
            }
        } else {
            changed |= !judged.updateTime().equals(judgedTime) || !Objects.equals(judged.result(), judgedResult);
            if (judgedTime != null && judged.updateTime() > judgedTime) {
                remarks.add(new Remark(Remark.Kind.SUPERSEDED, judged, String.valueOf(judgedTime)));
            }
            if (changed) {
                noticeResult(judged, remarks);
            }
            judgedTime = judged.updateTime();
            judgedResult = judged.result();
        }
        asked = true;
        present = judged != null;
        return changed;
    }

    private void noticeResult(Log judged, List<Remark> remarks) {
        String result = String.valueOf(judged.result());
        if (isKnown(result)) {
            remarks.add(new Remark(Remark.Kind.UPDATE_IS, judged, result));
        } else if (!result.equals(unknownResult)) {
            unknownResult = result;
            remarks.add(new Remark(Remark.Kind.UNKNOWN_RESULT, judged, result));
        }
    }

    private static boolean isKnown(String result) {
        return Log.SUCCESS.equals(result) || Log.FAIL.equals(result) || Log.RUNNING.equals(result);
    }

    /** One last question is asked at the very end, however long the delay would be. */
    private Decision askAgain(long wanted, Log judged, ModelArtsException failure, List<Remark> remarks, long now) {
        if (!remarks.isEmpty()) {
            lastRemark = now;
        } else if (now - lastRemark >= REMARK_INTERVAL) {
            lastRemark = now;
            remarks.add(new Remark(Remark.Kind.STILL_WAITING, judged, failure == null ? null : failure.getMessage()));
        }
        long end = failure == null ? deadline : patience;
        return new Decision(null, Math.max(1, Math.min(wanted, end - now)), judged, failure, remarks);
    }
}
