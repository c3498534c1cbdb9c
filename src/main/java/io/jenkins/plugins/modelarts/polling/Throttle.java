package io.jenkins.plugins.modelarts.polling;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.net.URI;
import java.util.Optional;

/**
 * The server asked a caller to send no request for a while.
 *
 * @param end when the caller may send again, in monotonic milliseconds
 * @param refusal the failure with the server's Retry-After
 */
record Throttle(long end, ModelArtsException refusal) {

    /** Who has to wait. The server's limits are those of a user and not of a service. */
    record Caller(URI endpoint, Object callerKey) {}

    /** A throttle from now on; empty when the failure has no Retry-After. */
    static Optional<Throttle> of(ModelArtsException failure, long now) {
        return Optional.ofNullable(failure.retryAfter())
                .map(retryAfter -> new Throttle(now + retryAfter.toMillis(), failure));
    }

    boolean isActive(long now) {
        return now < end;
    }
}
