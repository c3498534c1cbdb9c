package io.jenkins.plugins.modelarts.polling;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.net.URI;

/**
 * The server asked a caller to send no request for a while.
 *
 * @param since when it asked, in monotonic milliseconds
 * @param refusal the failure with the server's Retry-After
 */
record Throttle(long since, ModelArtsException refusal) {

    /** Who has to wait. The server's limits are those of a user and not of a service. */
    record Caller(URI endpoint, Object callerKey) {}

    boolean isActive(long now) {
        return now - since < refusal.retryAfter().toMillis();
    }
}
