package io.jenkins.plugins.modelarts.client;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A client together with the key of the caller that it acts for.
 *
 * @param callerKey two callers may share a response when their keys are equal: same credentials, region and project.
 *     The key has a usable equals and hashCode, and it holds no secret
 * @param client sends the requests
 */
@Restricted(NoExternalUse.class)
public record AuthorizedClient(Object callerKey, ModelArtsClient client) {

    /** Makes the client when a request is sent, so that changed credentials are used. */
    @FunctionalInterface
    public interface Supplier {

        /** @throws ModelArtsException when the region or the credentials do not exist or cannot be used */
        AuthorizedClient get() throws ModelArtsException;
    }
}
