package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.credentials.Destination;
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
 * @param custom whether an administrator added it
 * @param credentialsId id of a custom region's own credentials
 */
@Restricted(NoExternalUse.class)
public record Region(
        String name,
        URI modelArts,
        URI iam,
        boolean custom,
        @CheckForNull String credentialsId) {

    /** Where a build's credentials are sent to. */
    public Destination destination() {
        return new Destination(name, List.of(modelArts, iam), custom, credentialsId);
    }
}
