package io.jenkins.plugins.modelarts.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The last 50,000 or more requests, without any secret: the log keeps only whether a request had a token or a
 * signature. A path in an argument is a regular expression that the whole path must match. Thread-safe.
 */
public final class RequestLog {

    /**
     * One request, recorded when it arrived.
     *
     * @param query as sent; empty when there is none
     * @param withToken whether an X-Auth-Token came along
     * @param signed whether a signature came along
     * @param viaProxy whether the client took the simulator for its proxy
     */
    public record Seen(
            String method,
            String path,
            String query,
            Instant time,
            boolean withToken,
            boolean signed,
            boolean viaProxy) {}

    /** The limit keeps the memory of a simulator small that runs for days. */
    private static final int MAX = 100_000;

    private final List<Seen> seen = new ArrayList<>();

    synchronized void add(Request request, Instant time) {
        if (seen.size() >= MAX) {
            seen.subList(0, MAX / 2).clear();
        }
        seen.add(new Seen(
                request.method(),
                request.path(),
                request.query(),
                time,
                request.header("X-Auth-Token").isPresent(),
                request.header("Authorization").isPresent(),
                request.viaProxy()));
        notifyAll();
    }

    /** All requests, oldest first. */
    public synchronized List<Seen> all() {
        return List.copyOf(seen);
    }

    public synchronized List<Seen> of(String path) {
        return seen.stream().filter(request -> request.path().matches(path)).toList();
    }

    public long count(String method, String path) {
        return of(path).stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    /** Waits until so many requests to the path were seen since the start or the last {@link #clear}. */
    public synchronized void awaitRequests(String path, int count, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (of(path).size() < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("No " + count + " requests to " + path + " within " + timeout + ": " + seen);
            }
            wait(left);
        }
    }

    public synchronized void clear() {
        seen.clear();
    }
}
