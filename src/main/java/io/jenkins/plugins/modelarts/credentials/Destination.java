package io.jenkins.plugins.modelarts.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Where credentials are sent to. Immutable.
 *
 * @param region name of the region
 * @param endpoints base addresses of ModelArts and IAM there
 * @param custom whether an administrator added the region: then only credentials that are meant for it may go there
 * @param ownCredentialsId id of the credentials that an administrator gave to the custom region
 */
@Restricted(NoExternalUse.class)
public record Destination(
        String region,
        List<URI> endpoints,
        boolean custom,
        @CheckForNull String ownCredentialsId) {

    public Destination {
        endpoints = List.copyOf(endpoints);
    }

    /** The hosts in a text for people. */
    String hosts() {
        return endpoints.stream().map(URI::getHost).distinct().collect(Collectors.joining(", "));
    }
}
