package io.jenkins.plugins.modelarts.cloud;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.auth.AccessKey;
import io.jenkins.plugins.modelarts.client.auth.CloudIdentity;
import io.jenkins.plugins.modelarts.client.auth.IamUser;
import io.jenkins.plugins.modelarts.client.auth.ReadyToken;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The kinds of stored credentials that work, and what they prove. */
final class CloudCredentials {

    static final List<Class<? extends StandardCredentials>> KINDS =
            List.of(HuaweiCloudIamUser.class, HuaweiCloudAccessKey.class, StringCredentials.class);

    /** Leaves out what is stored for Jenkins itself, which no build may use. */
    static final CredentialsMatcher FOR_BUILDS =
            CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM));

    private CloudCredentials() {}

    /** Where credentials for a region are sent; those that are bound to a domain must be bound to both endpoints'. */
    private static List<DomainRequirement> requirements(Region region) {
        return Stream.of(region.modelArts(), region.iam())
                .flatMap(endpoint -> URIRequirementBuilder.fromUri(endpoint.toString()).build().stream())
                .toList();
    }

    /**
     * The credentials that a build may use under an id.
     *
     * @throws ModelArtsException when there are none, or they are of another kind
     */
    static StandardCredentials find(Run<?, ?> run, String id, Region region) throws ModelArtsException {
        return usable(
                CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, requirements(region)), id);
    }

    /**
     * The credentials that every build may use under an id.
     *
     * @throws ModelArtsException when there are none, or they are of another kind
     */
    static StandardCredentials find(String id, Region region) throws ModelArtsException {
        List<StandardCredentials> stored = CredentialsProvider.lookupCredentialsInItemGroup(
                StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements(region));
        return usable(
                CredentialsMatchers.firstOrNull(
                        stored, CredentialsMatchers.allOf(FOR_BUILDS, CredentialsMatchers.withId(id))),
                id);
    }

    private static StandardCredentials usable(StandardCredentials found, String id) throws ModelArtsException {
        if (found == null) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.CloudCredentials_notFound(id));
        }
        if (KINDS.stream().noneMatch(kind -> kind.isInstance(found))) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.CloudCredentials_wrongKind(id));
        }
        return found;
    }

    /**
     * Takes the secret out of its store, for as long as a request needs it.
     *
     * @throws ModelArtsException when the secret cannot be sent, such as a token with a line break
     */
    static CloudIdentity identity(StandardCredentials credentials) throws ModelArtsException {
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
