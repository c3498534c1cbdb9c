package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * The callers that a server asked to send no request for a while. The server's limits are those of a user, so they count
 * for all services and all kinds of requests. All times are in monotonic milliseconds. Thread-safe.
 */
final class Throttles {

    private record Key(URI endpoint, Object callerKey) {}

    /** @param end when the next request may be sent */
    private record Throttle(long end, ModelArtsException refusal) {

        private boolean isOver(long now) {
            return end <= now;
        }
    }

    private final Map<Key, Throttle> throttles = new HashMap<>();

    /** A request failed. Of two times that the server named, the later one counts. */
    synchronized void onFailure(URI endpoint, Object callerKey, ModelArtsException failure, long now) {
        throttles.values().removeIf(throttle -> throttle.isOver(now));
        Duration retryAfter = failure.retryAfter();
        if (retryAfter != null) {
            throttles.merge(
                    new Key(endpoint, callerKey),
                    new Throttle(now + retryAfter.toMillis(), failure),
                    BinaryOperator.maxBy(Comparator.comparingLong(Throttle::end)));
        }
    }

    /** The server's refusal with the time that remains; null when a request may be sent. */
    @CheckForNull
    synchronized ModelArtsException refusal(URI endpoint, Object callerKey, long now) {
        Throttle throttle = throttles.get(new Key(endpoint, callerKey));
        return throttle == null || throttle.isOver(now)
                ? null
                : throttle.refusal.withRetryAfter(Duration.ofMillis(throttle.end - now));
    }

    /** How many callers have to wait, or had to at the last failure; for tests. */
    synchronized int size() {
        return throttles.size();
    }
}
