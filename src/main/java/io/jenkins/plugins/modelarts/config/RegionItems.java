package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The list of regions in forms. */
@Restricted(NoExternalUse.class)
public final class RegionItems {

    private RegionItems() {}

    /** @param item the job whose form it is; null in the system configuration and outside of jobs */
    public static ListBoxModel forItem(@CheckForNull Item item) {
        boolean maySee =
                item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.EXTENDED_READ);
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.RegionItems_default(), "");
        if (!maySee) {
            return items;
        }
        ModelArtsConfiguration.get().regions().names().forEach(items::add);
        return items;
    }
}
