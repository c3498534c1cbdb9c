/**
 * The tables of the API page "Obtaining Service Update Logs", and what the plugin reads of services and their events, as
 * immutable records under the API's own names. A value that a response does not hold is null; a list or map that a
 * response does not hold is empty.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
