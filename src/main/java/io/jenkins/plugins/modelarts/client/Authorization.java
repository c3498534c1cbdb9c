package io.jenkins.plugins.modelarts.client;

import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The headers that authorize one request. Whoever sends the request must report the result, because the credentials
 * are stopped after a refusal.
 */
@Restricted(NoExternalUse.class)
public interface Authorization {

    /** The headers to add to the request that was given to {@link RequestAuthorizer#authorize}. */
    Map<String, String> headers();

    /** Reports that the server accepted the headers. */
    default void accepted() {}

    /**
     * Reports that the request failed, for whatever reason.
     *
     * @return whether to send the request once more with a new authorization
     */
    boolean rejected(ModelArtsException failure);
}
