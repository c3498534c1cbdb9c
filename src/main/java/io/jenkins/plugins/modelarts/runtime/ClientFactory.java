package io.jenkins.plugins.modelarts.runtime;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import io.jenkins.plugins.modelarts.client.auth.AuthorizerFactory;
import io.jenkins.plugins.modelarts.client.auth.CloudIdentity;
import io.jenkins.plugins.modelarts.client.auth.SecretDigest;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.config.Region;
import io.jenkins.plugins.modelarts.credentials.CredentialsLookup;
import java.net.URI;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Makes clients that send requests with a build's credentials to a build's region. There is one on the controller,
 * because all clients share the tokens, the knowledge of refused secrets, and the HTTP connections. Thread-safe.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ClientFactory {

    private final HttpTransportProvider http;
    private final AuthorizerFactory authorizers;

    public ClientFactory() {
        this(PluginRuntime.get());
    }

    private ClientFactory(PluginRuntime runtime) {
        http = new HttpTransportProvider(runtime.network(), runtime.scheduler().executor(), runtime.clock());
        authorizers = new AuthorizerFactory(http::get, runtime.clock(), runtime.scheduler()::schedule);
    }

    public static ClientFactory get() {
        return ExtensionList.lookupSingleton(ClientFactory.class);
    }

    /**
     * Makes a client for a build. Callers do it anew for each request that does not follow another one within seconds, so
     * that changed or deleted credentials count.
     *
     * @param track whether to record in Jenkins that the build uses the credentials. This writes to disk, so callers do it for
     *     the first request only
     * @throws ModelArtsException if the region does not exist, or the build may not use the credentials
     */
    public AuthorizedClient connect(Run<?, ?> run, ConnectionSettings settings, boolean track)
            throws ModelArtsException {
        Region region = region(settings);
        StandardCredentials credentials = CredentialsLookup.find(run, settings.credentialsId(), region.destination());
        if (track) {
            CredentialsProvider.track(run, credentials);
        }
        return connect(credentials, region, settings, authorizers::of);
    }

    /**
     * Makes a client for somebody who configures an item. The caller checks that they may use the item's credentials.
     *
     * @param item null outside of items: with credentials that every build may use
     */
    public AuthorizedClient connect(@CheckForNull Item item, ConnectionSettings settings) throws ModelArtsException {
        Region region = region(settings);
        StandardCredentials credentials = CredentialsLookup.find(item, settings.credentialsId(), region.destination());
        return connect(credentials, region, settings, authorizers::of);
    }

    /** Makes a client for an administrator, with credentials that every build may use. It tries a stopped secret once. */
    AuthorizedClient connect(ConnectionSettings settings) throws ModelArtsException {
        Region region = region(settings);
        StandardCredentials credentials = CredentialsLookup.find(settings.credentialsId(), region.destination());
        return connect(credentials, region, settings, authorizers::insistent);
    }

    private interface Authorizers {
        RequestAuthorizer of(CloudIdentity identity, URI iamEndpoint, String region, @CheckForNull String projectId)
                throws ModelArtsException;
    }

    /** @param region is the one that the credentials were found for, even if an administrator changes it meanwhile */
    private AuthorizedClient connect(
            StandardCredentials credentials, Region region, ConnectionSettings settings, Authorizers kind)
            throws ModelArtsException {
        CloudIdentity identity = CredentialsLookup.identity(credentials);
        ModelArtsClient client = new ModelArtsClient(
                http.get(), region.modelArts(), kind.of(identity, region.iam(), region.name(), settings.projectId()));
        SecretDigest caller = SecretDigest.of(
                identity,
                region.iam(),
                "caller",
                region.name(),
                region.modelArts().toString(),
                settings.projectId());
        return new AuthorizedClient(caller, client);
    }

    /** The address of ModelArts in the region of the settings. */
    public URI endpoint(ConnectionSettings settings) throws ModelArtsException {
        return region(settings).modelArts();
    }

    private static Region region(ConnectionSettings settings) throws ModelArtsException {
        return ModelArtsConfiguration.get().regions().get(settings.region());
    }
}
