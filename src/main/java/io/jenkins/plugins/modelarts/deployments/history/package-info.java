/**
 * What the histories of all jobs say together: the life of a service, and how often and how well it is deployed. It reads
 * files and loads no build.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.deployments.history;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
