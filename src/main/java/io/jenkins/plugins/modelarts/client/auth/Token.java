package io.jenkins.plugins.modelarts.client.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * A token that IAM issued. Immutable. All times are by this machine's clock, even when that clock is wrong.
 *
 * @param value goes into the header X-Auth-Token; up to 32 KB
 * @param projectId the project that the token is valid for
 * @param fetched when IAM responded
 * @param end when the token expires
 */
record Token(String value, String projectId, Instant fetched, Instant end) {

    /** How long before its end a token is renewed, so that it does not expire while a request is on its way. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** When to get a new token. A short-lived token is used for at least half of its life. */
    Instant renewal() {
        Duration half = Duration.between(fetched, end).dividedBy(2);
        return end.minus(Collections.min(List.of(half, MARGIN)));
    }

    /** Without the value. */
    @Override
    public String toString() {
        return "token for project " + projectId + " until " + end;
    }
}
