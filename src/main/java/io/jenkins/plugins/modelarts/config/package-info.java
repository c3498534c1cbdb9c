/**
 * The configuration by an administrator: the regions, the defaults, and the system configuration's form. A step's own
 * arguments and the defaults together make its {@link io.jenkins.plugins.modelarts.config.ConnectionSettings}. Nothing
 * here sends a request.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
