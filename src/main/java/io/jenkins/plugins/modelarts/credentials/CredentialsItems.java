package io.jenkins.plugins.modelarts.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The list of credentials in forms. It has only kinds that work, and only credentials that the user may see. */
@Restricted(NoExternalUse.class)
public final class CredentialsItems {

    private CredentialsItems() {}

    /**
     * @param item the job or folder whose form it is; null in the system configuration
     * @param current the value that is set now; it stays in the list even if the user may not see others
     */
    public static ListBoxModel forItem(@CheckForNull Item item, @CheckForNull String current) {
        return forDestination(item, current, null);
    }

    /**
     * The same with only those credentials that a build sends to the destination.
     *
     * @param destination null for all credentials
     */
    public static ListBoxModel forDestination(
            @CheckForNull Item item, @CheckForNull String current, @CheckForNull Destination destination) {
        StandardListBoxModel items = new StandardListBoxModel();
        if (maySee(item)) {
            items.includeEmptyValue();
            items.addAll(destination == null ? stored(item, List.of()) : sent(item, destination));
        }
        return items.includeCurrentValue(Util.fixNull(current));
    }

    private static List<ListBoxModel.Option> sent(@CheckForNull Item item, Destination destination) {
        List<ListBoxModel.Option> found = stored(item, destination.everyEndpoint());
        if (!destination.custom()) {
            return found;
        }
        List<ListBoxModel.Option> namingNoHost = stored(item, destination.nowhere());
        return found.stream()
                .filter(option ->
                        !holds(namingNoHost, option.value) || CredentialsLookup.isOwn(item, option.value, destination))
                .toList();
    }

    private static List<ListBoxModel.Option> stored(@CheckForNull Item item, List<DomainRequirement> domain) {
        StandardListBoxModel items = new StandardListBoxModel();
        for (Class<? extends StandardCredentials> kind : CredentialsLookup.KINDS) {
            if (item == null) {
                items.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), kind, domain, CredentialsLookup.FOR_BUILDS);
            } else {
                items.includeAs(ACL.SYSTEM2, item, kind, domain);
            }
        }
        return items;
    }

    private static boolean holds(List<ListBoxModel.Option> options, String id) {
        return options.stream().anyMatch(option -> option.value.equals(id));
    }

    /** Warns if the item has no credentials with this id. Says nothing to users who may not see the credentials. */
    public static FormValidation check(@CheckForNull Item item, @CheckForNull String id) {
        return check(item, id, null);
    }

    /**
     * Also warns if a build does not send the credentials to the destination.
     *
     * @param destination null for any
     */
    public static FormValidation check(
            @CheckForNull Item item, @CheckForNull String id, @CheckForNull Destination destination) {
        String wanted = Util.fixEmptyAndTrim(id);
        if (wanted == null || !maySee(item) || holds(forDestination(item, "", destination), wanted)) {
            return FormValidation.ok();
        }
        boolean notMeant = destination != null && holds(stored(item, destination.everyEndpoint()), wanted);
        return FormValidation.warning(
                notMeant
                        ? Messages.CredentialsLookup_notMeant(wanted, destination.region(), destination.hosts())
                        : Messages.CredentialsLookup_notFound(wanted));
    }

    private static boolean maySee(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }
}
