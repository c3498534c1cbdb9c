package io.jenkins.plugins.modelarts.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Locks a user or an access key for a while after too many failures within a while. Thread-safe. */
final class Lockout {

    private static final int LIMIT = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Duration length;
    private final Deque<Instant> failures = new ArrayDeque<>();
    private Instant until = Instant.MIN;

    /** @param length how long it stays locked */
    Lockout(Duration length) {
        this.length = length;
    }

    synchronized boolean isLocked(Instant now) {
        return now.isBefore(until);
    }

    synchronized void failed(Instant now) {
        failures.removeIf(failure -> failure.plus(WINDOW).isBefore(now));
        failures.add(now);
        if (failures.size() >= LIMIT) {
            until = now.plus(length);
            failures.clear();
        }
    }

    synchronized void succeeded() {
        failures.clear();
    }
}
