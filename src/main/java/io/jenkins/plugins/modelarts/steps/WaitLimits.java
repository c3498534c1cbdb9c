package io.jenkins.plugins.modelarts.steps;

import io.jenkins.plugins.modelarts.polling.UpdateSelector;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;

/** How long and how often a step asks. Immutable. */
final class WaitLimits implements Serializable {

    private static final long serialVersionUID = 1L;

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

    /** @param now when the wait begins, in milliseconds since 1970-01-01 UTC */
    UpdateTracker tracker(UpdateSelector selector, long now) {
        return new UpdateTracker(
                selector, wait, now, TimeUnit.MINUTES.toMillis(timeoutMinutes), TimeUnit.SECONDS.toMillis(pollSeconds));
    }
}
