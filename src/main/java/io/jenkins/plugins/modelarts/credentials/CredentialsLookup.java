package io.jenkins.plugins.modelarts.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.auth.AccessKey;
import io.jenkins.plugins.modelarts.client.auth.CloudIdentity;
import io.jenkins.plugins.modelarts.client.auth.IamUser;
import io.jenkins.plugins.modelarts.client.auth.ReadyToken;
import java.net.URI;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Finds stored credentials, and takes the secret out of them. It knows which kinds of credentials work. */
@Restricted(NoExternalUse.class)
public final class CredentialsLookup {

    static final List<Class<? extends StandardCredentials>> KINDS =
            List.of(HuaweiCloudIamUser.class, HuaweiCloudAccessKey.class, StringCredentials.class);

    /** Leaves out the credentials that Jenkins stores for itself, because no build may use them. */
    static final CredentialsMatcher FOR_BUILDS =
            CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM));

    private CredentialsLookup() {}

    /** Credentials in a domain are found only if the domain allows every endpoint that they are sent to. */
    private static List<DomainRequirement> requirements(List<URI> endpoints) {
        return endpoints.stream()
                .flatMap(endpoint -> URIRequirementBuilder.fromUri(endpoint.toString()).build().stream())
                .toList();
    }

    /**
     * Finds the credentials with this id that the build may use.
     *
     * @param endpoints where the credentials are sent to
     * @throws ModelArtsException if there are none, or if their kind does not work with ModelArts
     */
    public static StandardCredentials find(Run<?, ?> run, String id, List<URI> endpoints) throws ModelArtsException {
        return usable(
                CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, requirements(endpoints)),
                id);
    }

    /**
     * Finds the credentials with this id that every build may use.
     *
     * @param endpoints where the credentials are sent to
     * @throws ModelArtsException if there are none, or if their kind does not work with ModelArts
     */
    public static StandardCredentials find(String id, List<URI> endpoints) throws ModelArtsException {
        List<StandardCredentials> stored = CredentialsProvider.lookupCredentialsInItemGroup(
                StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements(endpoints));
        return usable(
                CredentialsMatchers.firstOrNull(
                        stored, CredentialsMatchers.allOf(FOR_BUILDS, CredentialsMatchers.withId(id))),
                id);
    }

    private static StandardCredentials usable(@CheckForNull StandardCredentials found, String id)
            throws ModelArtsException {
        if (found == null) {
            throw ModelArtsException.withMessage(Problem.NO_CREDENTIALS, Messages.CredentialsLookup_notFound(id));
        }
        if (KINDS.stream().noneMatch(kind -> kind.isInstance(found))) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.CredentialsLookup_wrongKind(id));
        }
        return found;
    }

    /**
     * Takes the secret out of its store. The caller keeps it only as long as a request needs it.
     *
     * @throws ModelArtsException if the secret cannot be sent, such as a token with a line break
     */
    public static CloudIdentity identity(StandardCredentials credentials) throws ModelArtsException {
        if (credentials instanceof HuaweiCloudIamUser user) {
            return new IamUser(user.getAccountName(), user.getUserName(), Secret.toString(user.getPassword()));
        }
        if (credentials instanceof HuaweiCloudAccessKey key) {
            Secret securityToken = key.getSecurityToken();
            return new AccessKey(
                    key.getAccessKey(),
                    Secret.toString(key.getSecretKey()),
                    securityToken == null ? null : Secret.toString(securityToken));
        }
        return new ReadyToken(Secret.toString(((StringCredentials) credentials).getSecret()));
    }
}
