package io.jenkins.plugins.modelarts.config;

import hudson.model.Item;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;

/** The regions for a form's list. */
public final class RegionItems {

    private RegionItems() {}

    /** @param item the job whose form it is; null for the global configuration and outside of jobs */
    public static ListBoxModel forItem(Item item) {
        boolean mayKnow =
                item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.EXTENDED_READ);
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.RegionItems_default(), "");
        if (!mayKnow) {
            return items;
        }
        ModelArtsConfiguration.get().regions().names().forEach(items::add);
        return items;
    }
}
