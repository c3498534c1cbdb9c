package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * One difference between an update and the update before it, with the fields that REST shows. Immutable.
 *
 * @param model the model that changed; null when the whole update changed
 * @param kind what changed
 * @param name distinguishes settings of the same kind; null when there can be only one
 * @param before null when the setting was added
 * @param after null when the setting was removed
 */
@ExportedBean(defaultVisibility = 4)
@Restricted(NoExternalUse.class)
public record Change(
        @Exported @CheckForNull String model,
        @Exported SettingKind kind,
        @Exported @CheckForNull String name,
        @Exported @CheckForNull String before,
        @Exported @CheckForNull String after) {

    private static final int MAX_TEXT = 60;

    /** In the reader's language. */
    public String label() {
        return kind.getLabel();
    }

    /** The same with texts that are short enough for a list. */
    Change brief() {
        return new Change(
                Text.briefOrNull(model, MAX_TEXT),
                kind,
                Text.briefOrNull(name, MAX_TEXT),
                Text.briefOrNull(before, MAX_TEXT),
                Text.briefOrNull(after, MAX_TEXT));
    }
}
