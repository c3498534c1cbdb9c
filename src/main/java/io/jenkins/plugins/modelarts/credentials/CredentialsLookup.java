package io.jenkins.plugins.modelarts.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
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
import java.util.function.Function;
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

    /**
     * Finds the credentials with this id that the build may use and that may go to the destination.
     *
     * @throws ModelArtsException if there are none, if their kind does not work with ModelArts, or if the destination is
     *     a custom region for which they are not meant
     */
    public static StandardCredentials find(Run<?, ?> run, String id, Destination destination)
            throws ModelArtsException {
        return find(
                id,
                destination,
                domain -> CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, domain));
    }

    /**
     * Finds the credentials with this id that the builds of an item may use and that may go to the destination.
     *
     * @param item null for the credentials that every build may use
     * @throws ModelArtsException as for a build
     */
    public static StandardCredentials find(@CheckForNull Item item, String id, Destination destination)
            throws ModelArtsException {
        return item == null ? find(id, destination) : find(id, destination, domain -> ofItem(item, id, domain));
    }

    /**
     * Finds the credentials with this id that every build may use and that may go to the destination.
     *
     * @throws ModelArtsException if there are none, if their kind does not work with ModelArts, or if the destination is
     *     a custom region for which they are not meant
     */
    public static StandardCredentials find(String id, Destination destination) throws ModelArtsException {
        return find(id, destination, domain -> ofJenkins(id, domain));
    }

    private static StandardCredentials find(
            String id, Destination destination, Function<List<DomainRequirement>, StandardCredentials> store)
            throws ModelArtsException {
        StandardCredentials found = usable(store.apply(destination.everyEndpoint()), id);
        boolean meant = !destination.custom()
                || isOwn(found, found.getId(), destination)
                || store.apply(destination.nowhere()) == null;
        if (!meant) {
            throw ModelArtsException.withMessage(
                    Problem.MISCONFIGURED,
                    Messages.CredentialsLookup_notMeant(id, destination.region(), destination.hosts()));
        }
        return found;
    }

    /**
     * Whether an administrator gave the credentials that the item has under this id to the custom region.
     *
     * @param item null outside of jobs and folders
     */
    static boolean isOwn(@CheckForNull Item item, String id, Destination destination) {
        List<DomainRequirement> domain = destination.everyEndpoint();
        StandardCredentials found = item == null
                ? CredentialsMatchers.firstOrNull(
                        CredentialsProvider.lookupCredentialsInItemGroup(
                                StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, domain),
                        CredentialsMatchers.withId(id))
                : ofItem(item, id, domain);
        try {
            return isOwn(usable(found, id), id, destination);
        } catch (ModelArtsException e) {
            return false;
        }
    }

    /** Compares the secrets, because a folder can have credentials of its own with the same id. */
    private static boolean isOwn(StandardCredentials found, String id, Destination destination)
            throws ModelArtsException {
        StandardCredentials own =
                id.equals(destination.ownCredentialsId()) ? ofJenkins(id, destination.everyEndpoint()) : null;
        return own != null
                && own.getClass() == found.getClass()
                && identity(own).equals(identity(found));
    }

    /** Without the credentials of users, because a build does not run as the user who configures its job. */
    @CheckForNull
    private static StandardCredentials ofItem(Item item, String id, List<DomainRequirement> domain) {
        return CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItem(StandardCredentials.class, item, ACL.SYSTEM2, domain),
                CredentialsMatchers.withId(id));
    }

    @CheckForNull
    private static StandardCredentials ofJenkins(String id, List<DomainRequirement> domain) {
        return CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, domain),
                CredentialsMatchers.allOf(FOR_BUILDS, CredentialsMatchers.withId(id)));
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
     * Takes the secret out of its store. The caller keeps it only as long as its next requests need it.
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
