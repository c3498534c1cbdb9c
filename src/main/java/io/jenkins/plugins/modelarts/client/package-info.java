/**
 * ModelArts over HTTP: what is asked, how it is sent, how a response is read, and what an error means. It knows neither
 * Jenkins nor the kinds of credentials: a {@link io.jenkins.plugins.modelarts.client.RequestAuthorizer} brings the
 * headers that authorize a request.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.client;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
