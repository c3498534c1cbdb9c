package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import java.io.Serializable;
import java.time.Duration;

/**
 * How old the judged update is, how long it took, and when to ask again. All times are in milliseconds since 1970-01-01 UTC
 * by this machine's clock. Serializable, so that it continues after a restart. Not thread-safe.
 */
final class UpdateTiming implements Serializable {

    private static final long serialVersionUID = 1L;

    /** By how much each delay grows while nothing changes and nobody knows how long updates take. */
    private static final double POLL_GROWTH = 1.2;

    /** The end of an update is known exactly enough if the response before said so long ago that it ran. */
    private static final long MAX_GAP = Duration.ofMinutes(2).toMillis();

    private final long pollMillis;
    private int unchangedResponses;
    private boolean overdueReported;

    /** The update of which responses said that it runs. */
    @CheckForNull
    private Long running;

    private long firstRunning;
    private long lastRunning;

    /** When the judged update began. */
    private long began;

    @CheckForNull
    private Long updateMillis;

    /** Not kept over a restart, because by then the history of the service may tell more. */
    @CheckForNull
    private transient UsualDuration usual;

    /** @param pollMillis the first delay between two responses, in milliseconds, above 0 */
    UpdateTiming(long pollMillis) {
        this.pollMillis = pollMillis;
    }

    void expect(@CheckForNull UsualDuration duration) {
        usual = duration;
    }

    /**
     * After each response.
     *
     * @param changed whether it says something else than the one before
     * @param serverAhead ModelArts' time minus this machine's time
     */
    void onResponse(@CheckForNull Log judged, boolean changed, Duration serverAhead, long now) {
        unchangedResponses = changed ? 0 : unchangedResponses + 1;
        Long time = judged == null ? null : judged.updateTime();
        if (judged == null || time == null) {
            return;
        }
        boolean over = judged.state().isFinal();
        if (!over && !time.equals(running)) {
            running = time;
            firstRunning = now;
        }
        // Clocks may differ by more than the header of the response says, but no update runs before it began.
        began = Math.min(time - serverAhead.toMillis(), time.equals(running) ? firstRunning : now);
        if (!over) {
            lastRunning = now;
        } else if (time.equals(running) && now - lastRunning <= Math.max(MAX_GAP, pollMillis)) {
            updateMillis = now - began;
        }
    }

    /** How long the judged update took, in milliseconds; null unless responses said that it ran, and soon that it was over. */
    @CheckForNull
    Long updateMillis() {
        return updateMillis;
    }

    /** Of an update that runs; null when nobody knows how long updates take. */
    @CheckForNull
    UpdateProgress progress(@CheckForNull Log judged) {
        UsualDuration known = usual;
        return judged == null || known == null ? null : new UpdateProgress(began, known.median());
    }

    /** Whether the update takes more than twice the usual time; true only once. */
    boolean becomesOverdue(UpdateProgress progress, long now) {
        boolean becomes = !overdueReported && progress.isOverdue(now);
        overdueReported |= becomes;
        return becomes;
    }

    /** When to ask again, in milliseconds from now. */
    long delayMillis(@CheckForNull Log judged, long now) {
        UsualDuration known = usual;
        return judged == null || known == null
                ? backoff().millis(unchangedResponses, 0)
                : known.delayMillis(now - began, pollMillis);
    }

    private Backoff backoff() {
        long max = Math.max(pollMillis, UsualDuration.MAX_DELAY.toMillis());
        return new Backoff(Duration.ofMillis(pollMillis), POLL_GROWTH, Duration.ofMillis(max), 0);
    }
}
