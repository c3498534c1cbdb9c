package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.credentials.CredentialsItems;
import io.jenkins.plugins.modelarts.credentials.Destination;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a form offers for region, credentials and project, with the value that an empty field stands for. It shows this
 * value only to users who may read the configuration of the item. Immutable.
 */
@Restricted(NoExternalUse.class)
public final class FormDefaults {

    @CheckForNull
    private final Item item;

    private final InheritedDefaults defaults;

    private FormDefaults(@CheckForNull Item item, InheritedDefaults defaults) {
        this.item = item;
        this.defaults = defaults;
    }

    /**
     * In the form of a step.
     *
     * @param item whose form it is: a job, or a folder whose page generates snippets for its jobs; anything else outside
     *     of both
     */
    public static FormDefaults ofStep(@CheckForNull Object item) {
        Item known = item instanceof Item given ? given : null;
        return new FormDefaults(known, InheritedDefaults.of(known));
    }

    /** In the form of a folder, which inherits from the folders around it. */
    static FormDefaults ofFolder(@CheckForNull Item folder) {
        return new FormDefaults(folder, InheritedDefaults.in(folder == null ? null : folder.getParent()));
    }

    /** The regions to choose from. */
    public ListBoxModel regions() {
        return named(RegionItems.forItem(item), defaults.region());
    }

    /** The names of the regions, for a field of text. */
    public List<String> regionNames() {
        return RegionItems.maySee(item) ? ModelArtsConfiguration.get().regions().names() : List.of();
    }

    /** The regions' default for a field of text; empty if there is none. */
    public String region() {
        return text(defaults.region());
    }

    /**
     * The credentials that a build of the item sends to the region.
     *
     * @param region empty for the default region
     * @param saved the id that is set now; it stays in the list even if the user may not see others
     */
    public ListBoxModel credentials(@CheckForNull String region, @CheckForNull String saved) {
        Region found = find(region);
        return named(
                CredentialsItems.forDestination(item, saved, destination(found)),
                found == null ? null : defaults.credentials(found));
    }

    /** Warns of a region that does not exist. Says nothing to users who may not see the regions. */
    public FormValidation checkRegion(@CheckForNull String region) {
        String name = Util.fixEmptyAndTrim(region);
        if (name == null || !RegionItems.maySee(item)) {
            return FormValidation.ok();
        }
        try {
            ModelArtsConfiguration.get().regions().get(name);
            return FormValidation.ok();
        } catch (ModelArtsException e) {
            return FormValidation.warning(e.getMessage());
        }
    }

    /** Warns of credentials that a build of the item does not have or does not send to the region. */
    public FormValidation checkCredentials(@CheckForNull String region, @CheckForNull String id) {
        return CredentialsItems.check(item, id, destination(find(region)));
    }

    /**
     * The project's default for a field of text; empty if there is none.
     *
     * @param region empty for the default region
     */
    public String project(@CheckForNull String region) {
        Region found = find(region);
        return found == null ? "" : text(defaults.project(found));
    }

    private String text(@CheckForNull InheritedDefault inherited) {
        return inherited != null && RegionItems.maySee(item) ? inherited.text() : "";
    }

    /** The list whose empty entry says what it stands for. */
    private ListBoxModel named(ListBoxModel items, @CheckForNull InheritedDefault inherited) {
        String text = text(inherited);
        if (!text.isEmpty()) {
            items.stream().filter(option -> option.value.isEmpty()).forEach(option -> option.name = "- " + text + " -");
        }
        return items;
    }

    /** Null if there is no such region. */
    @CheckForNull
    private Region find(@CheckForNull String region) {
        InheritedDefault inherited = defaults.region();
        String name = Util.fixEmptyAndTrim(region);
        if (name == null && inherited != null) {
            name = inherited.value();
        }
        try {
            return name == null ? null : ModelArtsConfiguration.get().regions().get(name);
        } catch (ModelArtsException e) {
            return null;
        }
    }

    @CheckForNull
    private static Destination destination(@CheckForNull Region region) {
        return region == null ? null : region.destination();
    }
}
