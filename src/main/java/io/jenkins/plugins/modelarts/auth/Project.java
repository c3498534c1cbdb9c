package io.jenkins.plugins.modelarts.auth;

import java.time.Duration;
import java.time.Instant;

/**
 * A project that was looked up by its name. Immutable.
 *
 * @param id id of the project
 * @param end when to look it up again
 */
record Project(String id, Instant end) {

    /** Ids never change; the end is there to bound the memory. */
    static final Duration KEPT = Duration.ofDays(1);

    boolean isOver(Instant now) {
        return !now.isBefore(end);
    }
}
