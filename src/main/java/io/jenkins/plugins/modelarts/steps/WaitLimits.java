package io.jenkins.plugins.modelarts.steps;

import io.jenkins.plugins.modelarts.polling.UpdateSelector;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;

/** How long and how often a step asks. Immutable. */
final class WaitLimits implements Serializable {

    private static final long serialVersionUID = 1L;

    static final int DEFAULT_TIMEOUT_MINUTES = 30;
    static final int DEFAULT_POLL_SECONDS = 10;

    /** A week. */
    static final int MAX_TIMEOUT_MINUTES = 7 * 24 * 60;

    static final int MIN_POLL_SECONDS = 2;

    private final boolean wait;
    private final int timeoutMinutes;
    private final int pollSeconds;

    private WaitLimits(boolean wait, int timeoutMinutes, int pollSeconds) {
        this.wait = wait;
        this.timeoutMinutes = timeoutMinutes;
        this.pollSeconds = pollSeconds;
    }

    static WaitLimits of(ModelArtsServiceLogsStep step) {
        return new WaitLimits(step.isWait(), step.getTimeoutMinutes(), step.getPollSeconds());
    }

    /** @throws IllegalArgumentException if it is below 1 or above {@link #MAX_TIMEOUT_MINUTES} */
    static int requireTimeout(int minutes) {
        if (!isTimeout(minutes)) {
            throw new IllegalArgumentException(Messages.Step_badTimeout(String.valueOf(minutes)));
        }
        return minutes;
    }

    /** @throws IllegalArgumentException if it is below {@link #MIN_POLL_SECONDS} */
    static int requirePoll(int seconds) {
        if (!isPoll(seconds)) {
            throw new IllegalArgumentException(Messages.Step_badPoll(String.valueOf(seconds)));
        }
        return seconds;
    }

    /** For a value of a file, which may lack it. */
    static int timeoutOrDefault(int minutes) {
        return isTimeout(minutes) ? minutes : DEFAULT_TIMEOUT_MINUTES;
    }

    /** For a value of a file, which may lack it. */
    static int pollOrDefault(int seconds) {
        return isPoll(seconds) ? seconds : DEFAULT_POLL_SECONDS;
    }

    private static boolean isTimeout(int minutes) {
        return minutes >= 1 && minutes <= MAX_TIMEOUT_MINUTES;
    }

    private static boolean isPoll(int seconds) {
        return seconds >= MIN_POLL_SECONDS;
    }

    /** @param now when the wait begins, in milliseconds since 1970-01-01 UTC */
    UpdateTracker tracker(UpdateSelector selector, long now) {
        return new UpdateTracker(
                selector, wait, now, TimeUnit.MINUTES.toMillis(timeoutMinutes), TimeUnit.SECONDS.toMillis(pollSeconds));
    }
}
