/**
 * The kinds of credentials that work with ModelArts, and how the credentials of a build are found in Jenkins. This is the
 * only package that takes a secret out of its store.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.credentials;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
