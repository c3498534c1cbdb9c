package io.jenkins.plugins.modelarts.auth;

import java.time.Duration;
import java.time.Instant;

/**
 * A token as IAM gave it. Immutable. All times are by our clock, even when that is wrong.
 *
 * @param value goes into X-Auth-Token; up to 32 KB
 * @param projectId the project that it is good for
 * @param fetched when IAM answered
 * @param end when it ends
 */
record Token(String value, String projectId, Instant fetched, Instant end) {

    /** How long before its end a token is renewed, so that none ends on the way. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** When to get a new one; a short-lived token is used for half its life at least. */
    Instant renewal() {
        Duration half = Duration.between(fetched, end).dividedBy(2);
        return end.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
    }

    @Override
    public String toString() {
        return "token for project " + projectId + " until " + end;
    }
}
