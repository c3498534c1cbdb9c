package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A persistent storage mount (API page, Table 10). Immutable.
 *
 * @param name name of the volume
 * @param mountPath path of the volume in the container
 * @param storageType type of the mount, documented as "sfs_turbo"
 * @param sourceAddress what is mounted: the SFS Turbo id
 */
@Restricted(NoExternalUse.class)
public record PersistentVolumes(
        @CheckForNull String name,
        @CheckForNull String mountPath,
        @CheckForNull String storageType,
        @CheckForNull String sourceAddress) {

    public PersistentVolumes {
        name = CleanText.name(name);
        mountPath = CleanText.name(mountPath);
        storageType = CleanText.name(storageType);
        sourceAddress = CleanText.name(sourceAddress);
    }
}
