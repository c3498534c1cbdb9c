package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What a step uses for a field that it leaves open. Immutable.
 *
 * @param folder display name of the folder that sets it; null if the system configuration does
 */
record InheritedDefault(String value, @CheckForNull String folder) {

    /** The value and where it comes from, for people. */
    String text() {
        return folder == null
                ? Messages.InheritedDefault_ofSystem(value)
                : Messages.InheritedDefault_ofFolder(value, folder);
    }
}
