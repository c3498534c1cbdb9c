/**
 * The configuration by an administrator: the regions, the defaults of the system and of folders, and their forms. A step's
 * own arguments and the defaults together make its {@link io.jenkins.plugins.modelarts.config.ConnectionSettings}. Nothing
 * here sends a request.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
