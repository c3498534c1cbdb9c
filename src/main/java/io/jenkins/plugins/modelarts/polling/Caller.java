package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.time.Duration;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * On whose behalf a wait asks. Only the wait that sends a request looks up its credentials; the others join by the key of
 * their own last look-up. Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class Caller {

    /**
     * A look-up takes a fifth of the processor time of a request, so requests that follow each other so soon share one.
     * Changed credentials are used after this time at the latest, and at once after a failure.
     */
    static final Duration REUSE = Duration.ofSeconds(10);

    private final AuthorizedClient.Supplier clients;

    /** Null when the next request looks up the credentials. */
    @Nullable
    private volatile Recent recent;

    @Nullable
    private volatile Object lastKey;

    /** @param until by the poller's time, in milliseconds */
    private record Recent(AuthorizedClient client, long until) {}

    /** @param clients looks up the credentials and makes a client */
    public Caller(AuthorizedClient.Supplier clients) {
        this.clients = clients;
    }

    AuthorizedClient connect(long now) throws ModelArtsException {
        Recent last = recent;
        if (last == null || now >= last.until) {
            last = new Recent(clients.get(), now + REUSE.toMillis());
            lastKey = last.client.callerKey();
            recent = last;
        }
        return last.client;
    }

    /** Says when the next request is due, so that no secret is in memory for a request that looks it up anew. */
    void nextAt(long due) {
        Recent last = recent;
        if (last != null && due >= last.until) {
            forget();
        }
    }

    /** Lets the next request look up the credentials. */
    void forget() {
        recent = null;
    }

    /** The key of the last client; null when there was none yet. */
    @CheckForNull
    Object lastKey() {
        return lastKey;
    }
}
