package io.jenkins.plugins.modelarts.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
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
        StandardListBoxModel items = new StandardListBoxModel();
        if (!maySee(item)) {
            return items.includeCurrentValue(Util.fixNull(current));
        }
        items.includeEmptyValue();
        for (Class<? extends StandardCredentials> kind : CredentialsLookup.KINDS) {
            if (item == null) {
                items.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), kind, List.of(), CredentialsLookup.FOR_BUILDS);
            } else {
                items.includeAs(ACL.SYSTEM2, item, kind, List.of());
            }
        }
        return items.includeCurrentValue(Util.fixNull(current));
    }

    /** Warns if the item has no credentials with this id. Says nothing to users who may not see the credentials. */
    public static FormValidation check(@CheckForNull Item item, @CheckForNull String id) {
        String wanted = Util.fixEmptyAndTrim(id);
        if (wanted == null || !maySee(item)) {
            return FormValidation.ok();
        }
        boolean found = forItem(item, "").stream().anyMatch(option -> option.value.equals(wanted));
        return found ? FormValidation.ok() : FormValidation.warning(Messages.CredentialsLookup_notFound(wanted));
    }

    private static boolean maySee(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }
}
