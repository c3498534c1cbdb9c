package io.jenkins.plugins.modelarts.credentials;

import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
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

    /** No host has a name that ends with ".invalid" (RFC 2606). */
    private static final String NOWHERE = "nowhere.invalid";

    public Destination {
        endpoints = List.copyOf(endpoints);
    }

    /** The hosts in a text for people. */
    String hosts() {
        return endpoints.stream().map(URI::getHost).distinct().collect(Collectors.joining(", "));
    }

    /** Credentials in a domain are found only if the domain allows every endpoint that they are sent to. */
    List<DomainRequirement> everyEndpoint() {
        return endpoints.stream()
                .flatMap(endpoint -> URIRequirementBuilder.fromUri(endpoint.toString()).build().stream())
                .toList();
    }

    /**
     * A host that does not exist, with the ports of the endpoints. Credentials that are found for it stand in a domain
     * that names no hosts. The scheme is no requirement here, because a domain that names only a scheme names no hosts.
     */
    List<DomainRequirement> nowhere() {
        URIRequirementBuilder nowhere = URIRequirementBuilder.create().withHostname(NOWHERE);
        endpoints.forEach(endpoint -> nowhere.withHostnamePort(NOWHERE, endpoint.getPort()));
        return nowhere.build();
    }
}
