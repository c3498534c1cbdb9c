/** Takes histories out of Jenkins: which deployments somebody asks for, and how a CSV file has them. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.deployments.export;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
