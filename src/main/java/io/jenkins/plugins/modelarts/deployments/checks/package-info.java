/**
 * Publishes deployments as checks, which code hosts such as GitHub show beside a commit. It works only with the optional
 * plugin checks-api, and the other packages do not know it.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.deployments.checks;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
