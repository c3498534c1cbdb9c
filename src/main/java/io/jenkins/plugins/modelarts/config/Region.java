package io.jenkins.plugins.modelarts.config;

import java.net.URI;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A region with its endpoints. Immutable.
 *
 * @param name name of the region, which is also the name of the account's project there
 * @param modelArts base address of ModelArts, without a path
 * @param iam base address of IAM, without a path
 */
@Restricted(NoExternalUse.class)
public record Region(String name, URI modelArts, URI iam) {

    /** Where a build's credentials are sent to. */
    public List<URI> endpoints() {
        return List.of(modelArts, iam);
    }
}
