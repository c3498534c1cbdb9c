package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Additional properties of a deployed model (API page, Table 8). Immutable.
 *
 * @param logVolume host directories that are mounted for logs; dedicated resource pools only; at most
 *     {@value #MAX_VOLUMES}
 * @param maxSurge instances that are added during a rolling upgrade, above 0: a share when below 1, a number when
 *     above it; ModelArts takes 1 when it is absent
 * @param maxUnavailable instances that may be missing during a rolling upgrade, above 0: a share when below 1, a number
 *     when above it; ModelArts takes 0 when it is absent
 * @param terminationGracePeriodSeconds graceful stop period of a container, in seconds
 * @param persistentVolumes persistent storage mounts; at most {@value #MAX_VOLUMES}
 */
@Restricted(NoExternalUse.class)
public record ModelAdditionalProperties(
        List<LogVolume> logVolume,
        @CheckForNull Double maxSurge,
        @CheckForNull Double maxUnavailable,
        @CheckForNull Integer terminationGracePeriodSeconds,
        List<PersistentVolumes> persistentVolumes) {

    private static final int MAX_VOLUMES = 20;

    public ModelAdditionalProperties {
        logVolume = BoundedListDeserializer.first(logVolume, MAX_VOLUMES);
        persistentVolumes = BoundedListDeserializer.first(persistentVolumes, MAX_VOLUMES);
    }
}
