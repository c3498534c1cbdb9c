package io.jenkins.plugins.modelarts.polling;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import java.io.Serializable;
import java.time.Duration;

/**
 * How many failed requests in a row a wait repeats, and until when. All times are in milliseconds since 1970-01-01 UTC.
 * Not thread-safe.
 */
final class RetryBudget implements Serializable {

    private static final long serialVersionUID = 1L;

    /** After so many failures in a row the wait ends. */
    static final int MAX_FAILURES = 20;

    /** The same for a caller that does not want to wait. */
    static final int MAX_FAILURES_WITHOUT_WAIT = 5;

    private static final Backoff RETRIES = new Backoff(Duration.ofSeconds(2), 1.5, Duration.ofSeconds(60), 0.25);
    private static final long TIME_AFTER_RESTART = Duration.ofMinutes(1).toMillis();

    private final int maxFailures;
    private long deadline;

    /** Until then missing credentials are a passing failure. */
    private long startUpEnd = Long.MIN_VALUE;

    private boolean responded;

    private int failures;

    RetryBudget(boolean wait, long deadline) {
        this.maxFailures = wait ? MAX_FAILURES : MAX_FAILURES_WITHOUT_WAIT;
        this.deadline = deadline;
    }

    /** Until when failed requests are repeated: at least until the wait's deadline, and after a restart for a minute. */
    long deadline() {
        return deadline;
    }

    /**
     * The wait continues after a restart, which is no failed request: the count starts anew. For a minute failures are
     * repeated whatever the deadline was, because the network and external stores of credentials may start later than
     * this process.
     */
    void resumed(long now) {
        failures = 0;
        startUpEnd = now + TIME_AFTER_RESTART;
        deadline = Math.max(deadline, startUpEnd);
    }

    /** A request succeeded. Returns whether the one before it failed. */
    boolean succeeded() {
        responded = true;
        boolean recovered = failures > 0;
        failures = 0;
        return recovered;
    }

    /** A request failed. Returns whether the failure ends the wait. */
    boolean failed(ModelArtsException failure, long now) {
        failures++;
        return !isPassing(failure.problem(), now) || failures >= maxFailures;
    }

    private boolean isPassing(Problem problem, long now) {
        boolean startingUp = now < startUpEnd;
        return problem.isPassing()
                || problem == Problem.NO_CREDENTIALS && startingUp
                || problem.isOfOtherServer() && (responded || startingUp);
    }

    /** Whether the last failure is the first in a row. */
    boolean isFirst() {
        return failures == 1;
    }

    /** @param chance a number from 0 up to 1 */
    long delayMillis(ModelArtsException failure, double chance) {
        return RETRIES.millisAfter(failure, failures - 1, chance);
    }
}
