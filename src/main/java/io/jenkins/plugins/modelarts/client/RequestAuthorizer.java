package io.jenkins.plugins.modelarts.client;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Authorizes requests to ModelArts. Its futures are done within {@link #LONGEST}. Implementations are thread-safe, and
 * their toString shows no secret.
 */
@Restricted(NoExternalUse.class)
public interface RequestAuthorizer {

    /** How long a request waits at most until others that send the same secret are answered. */
    Duration LONGEST_TURN = HttpTransport.TIME_LIMIT;

    /** How long an authorization takes at most: the turn to send the secret, and a request to IAM. */
    Duration LONGEST = LONGEST_TURN.plus(HttpTransport.TIME_LIMIT);

    /** The id of the project that the requests are for. The future fails with a {@link ModelArtsException}. */
    CompletableFuture<String> projectId();

    /** Makes the headers for this one request. The future fails with a {@link ModelArtsException}. */
    CompletableFuture<Authorization> authorize(HttpRequest request);
}
