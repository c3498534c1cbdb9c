package io.jenkins.plugins.modelarts.deployments;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One thing that ModelArts recorded. Immutable.
 *
 * @param kind what kind of thing
 * @param name tells facts of the same kind apart, such as the key of an environment variable; null when there can be
 *     only one
 * @param value as text; never null
 */
@Restricted(NoExternalUse.class)
public record Setting(SettingKind kind, String name, String value) {

    boolean isAbout(Setting other) {
        return kind == other.kind && (name == null ? other.name == null : name.equals(other.name));
    }

    /** In the reader's language. */
    public String label() {
        return kind.getLabel();
    }
}
