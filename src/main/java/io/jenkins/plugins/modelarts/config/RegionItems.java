package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;

/** The list of regions in forms. */
final class RegionItems {

    private RegionItems() {}

    /** @param item the job or folder whose form it is; null in the system configuration and outside of both */
    static ListBoxModel forItem(@CheckForNull Item item) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.RegionItems_default(), "");
        if (maySee(item)) {
            ModelArtsConfiguration.get().regions().names().forEach(items::add);
        }
        return items;
    }

    /** Whether the user may read the configuration of the item; null means the one of Jenkins. */
    static boolean maySee(@CheckForNull Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.SYSTEM_READ) : item.hasPermission(Item.EXTENDED_READ);
    }
}
