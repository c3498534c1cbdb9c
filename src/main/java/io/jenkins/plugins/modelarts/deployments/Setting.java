package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One setting that ModelArts recorded of a model or an update. Immutable.
 *
 * @param name distinguishes settings of the same kind, such as the key of an environment variable; null when there can be only
 *     one
 */
@Restricted(NoExternalUse.class)
public record Setting(SettingKind kind, @CheckForNull String name, String value) {

    /** What two settings have in common that are the same setting of two updates. */
    record Key(SettingKind kind, @CheckForNull String name) {}

    Key key() {
        return new Key(kind, name);
    }

    /** In the reader's language. */
    public String label() {
        return kind.getLabel();
    }
}
