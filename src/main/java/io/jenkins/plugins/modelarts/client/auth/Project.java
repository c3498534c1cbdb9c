package io.jenkins.plugins.modelarts.client.auth;

import java.time.Duration;
import java.time.Instant;

/**
 * A project that was looked up by its name. Immutable.
 *
 * @param id id of the project
 * @param end when to look it up again
 */
record Project(String id, Instant end) {

    /** The id of a project never changes; the lifetime limits how much memory the cache takes. */
    static final Duration LIFETIME = Duration.ofDays(1);

    boolean hasExpired(Instant now) {
        return !now.isBefore(end);
    }
}
