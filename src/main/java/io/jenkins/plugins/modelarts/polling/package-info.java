/**
 * Which update is judged, when it is over, and how ModelArts is asked about it until then: the selector and the tracker,
 * which decide and do no I/O; the poller, which builds share; the diagnosis of a failed update; and the texts that a
 * wait shows on console and page.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
