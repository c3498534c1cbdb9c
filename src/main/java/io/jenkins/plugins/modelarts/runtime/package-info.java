/**
 * What all waits on the controller share: the plugin's threads and time, and the factory of clients, which send requests
 * through Jenkins' proxy. There is one of each, so that tokens and the knowledge of refused secrets are shared too.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.runtime;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
