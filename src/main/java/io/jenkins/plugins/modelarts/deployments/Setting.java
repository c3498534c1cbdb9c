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

    boolean isSameSetting(Setting other) {
        return kind == other.kind && (name == null ? other.name == null : name.equals(other.name));
    }

    /** In the reader's language. */
    public String label() {
        return kind.getLabel();
    }
}
