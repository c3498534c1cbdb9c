package io.jenkins.plugins.modelarts.deployments;

/**
 * One thing that ModelArts recorded. Immutable.
 *
 * @param aspect what kind of thing
 * @param name tells facts of the same aspect apart, such as the key of an environment variable; null when there can be
 *     only one
 * @param value as text; never null
 */
public record Setting(SettingKind aspect, String name, String value) {

    boolean isAbout(Setting other) {
        return aspect == other.aspect && (name == null ? other.name == null : name.equals(other.name));
    }

    /** In the reader's language. */
    public String label() {
        return aspect.getLabel();
    }
}
