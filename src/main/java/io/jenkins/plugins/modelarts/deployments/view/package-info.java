/**
 * The pages about deployments: the tabs of builds and jobs, the overview of all services, and REST. Nothing here sends
 * a request; pages read what {@link io.jenkins.plugins.modelarts.deployments} keeps.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
