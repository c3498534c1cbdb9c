package io.jenkins.plugins.modelarts.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Locks a user or an access key for a while after too many failures within a while. Thread-safe. */
final class Lockout {

    private final int limit;
    private final Duration window;
    private final Duration length;
    private final Deque<Instant> failures = new ArrayDeque<>();
    private Instant until = Instant.MIN;

    /** Locks after five failures within 15 minutes. */
    Lockout(Duration length) {
        this(5, Duration.ofMinutes(15), length);
    }

    /**
     * @param limit how many failures lock
     * @param window within how long
     * @param length how long it stays locked
     */
    Lockout(int limit, Duration window, Duration length) {
        this.limit = limit;
        this.window = window;
        this.length = length;
    }

    synchronized boolean isLocked(Instant now) {
        return now.isBefore(until);
    }

    synchronized void failed(Instant now) {
        failures.removeIf(failure -> failure.plus(window).isBefore(now));
        failures.add(now);
        if (failures.size() >= limit) {
            until = now.plus(length);
            failures.clear();
        }
    }

    synchronized void succeeded() {
        failures.clear();
    }
}
