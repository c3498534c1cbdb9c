package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * On whose behalf a wait asks. Only the wait that sends a request looks up its credentials; the others join by the key of
 * their own last look-up. Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class Caller {

    private final AuthorizedClient.Supplier clients;

    @Nullable
    private volatile Object lastKey;

    /** @param clients looks up the credentials and makes the client for one request */
    public Caller(AuthorizedClient.Supplier clients) {
        this.clients = clients;
    }

    AuthorizedClient connect() throws ModelArtsException {
        AuthorizedClient client = clients.get();
        lastKey = client.callerKey();
        return client;
    }

    /** The key of the last client; null when there was none yet. */
    @CheckForNull
    Object lastKey() {
        return lastKey;
    }
}
