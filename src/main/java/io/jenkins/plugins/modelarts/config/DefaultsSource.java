package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.model.ItemGroup;

/** Knows the defaults of folders. There is none without the plugin for folders, so nothing else may use its classes. */
interface DefaultsSource extends ExtensionPoint {

    /** The defaults that the group itself sets; null if it sets none. */
    @CheckForNull
    DefaultsLevel of(ItemGroup<?> group);
}
