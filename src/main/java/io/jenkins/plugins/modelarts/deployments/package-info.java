/**
 * What Jenkins stores of a deployment. build.xml keeps its {@link
 * io.jenkins.plugins.modelarts.deployments.DeploymentState}, a JSON file in the build's directory keeps what ModelArts
 * said, and a file in the job's directory keeps one line per deployment. Nothing here sends a request, and nothing
 * knows the pages.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
