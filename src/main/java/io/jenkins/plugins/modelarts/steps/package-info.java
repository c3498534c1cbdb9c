/**
 * The entry points: the Pipeline step and the post-build action, and the wait that both of them start. A
 * {@link io.jenkins.plugins.modelarts.steps.WaitSession} sends requests, lets the polling package decide, and keeps the
 * deployment.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
