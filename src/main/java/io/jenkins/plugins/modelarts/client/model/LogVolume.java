package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A host directory that is mounted for logs (API page, Table 9). Immutable.
 *
 * @param hostPath path of the logs on the host
 * @param mountPath path of the logs in the container
 */
@Restricted(NoExternalUse.class)
public record LogVolume(
        @CheckForNull String hostPath, @CheckForNull String mountPath) {

    public LogVolume {
        hostPath = CleanText.name(hostPath);
        mountPath = CleanText.name(mountPath);
    }
}
