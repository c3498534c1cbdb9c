package io.jenkins.plugins.modelarts.client;

import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Authorizes requests to ModelArts. Implementations are thread-safe, and their toString shows no secret. */
@Restricted(NoExternalUse.class)
public interface RequestAuthorizer {

    /** The id of the project that the requests are for. The future fails with a {@link ModelArtsException}. */
    CompletableFuture<String> projectId();

    /** Makes the headers for this one request. The future fails with a {@link ModelArtsException}. */
    CompletableFuture<Authorization> authorize(HttpRequest request);
}
