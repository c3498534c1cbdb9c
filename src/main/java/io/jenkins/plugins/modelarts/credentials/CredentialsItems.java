package io.jenkins.plugins.modelarts.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.Util;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;

/** The credentials for a form's list: only those kinds that work, only those that the user may know of. */
public final class CredentialsItems {

    private CredentialsItems() {}

    /**
     * @param item the job or folder whose form it is; null for the global configuration
     * @param current the value that is set now, which stays in the list whoever looks
     */
    public static ListBoxModel forItem(Item item, String current) {
        StandardListBoxModel items = new StandardListBoxModel();
        if (!mayKnow(item)) {
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

    /** Says when credentials with this id are not there for the item; says nothing to those who may not know. */
    public static FormValidation check(Item item, String id) {
        String wanted = Util.fixEmptyAndTrim(id);
        if (wanted == null || !mayKnow(item)) {
            return FormValidation.ok();
        }
        boolean found = forItem(item, "").stream().anyMatch(option -> option.value.equals(wanted));
        return found ? FormValidation.ok() : FormValidation.warning(Messages.CredentialsLookup_notFound(wanted));
    }

    private static boolean mayKnow(Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }
}
