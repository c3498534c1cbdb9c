package io.jenkins.plugins.modelarts.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What the plugin asks the cloud, with the details that an error message names. Immutable.
 *
 * @param operation what is asked
 * @param endpoint base address of ModelArts or IAM
 * @param project id or name of the project, when one is known
 * @param subject what the request is about: a service's id or name, or the user's name; never a secret
 */
@Restricted(NoExternalUse.class)
public record ApiRequest(
        ApiOperation operation, URI endpoint, @CheckForNull String project, String subject) {}
