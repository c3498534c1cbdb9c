package io.jenkins.plugins.modelarts.api;

import java.util.List;

/**
 * Additional properties of a deployed model (API page, Table 8). Immutable; what the answer lacks is null or empty.
 *
 * @param logVolume host directories mounted for logs; dedicated resource pools only
 * @param maxSurge instances added during a rolling upgrade, above 0: a share below 1, a number above it; ModelArts
 *     takes 1 when absent
 * @param maxUnavailable instances that may be missing during a rolling upgrade, above 0: a share below 1, a number
 *     above it; ModelArts takes 0 when absent
 * @param terminationGracePeriodSeconds graceful stop period of a container, in seconds
 * @param persistentVolumes persistent storage mounts
 */
public record ModelAdditionalProperties(
        List<LogVolume> logVolume,
        Double maxSurge,
        Double maxUnavailable,
        Integer terminationGracePeriodSeconds,
        List<PersistentVolumes> persistentVolumes) {

    public ModelAdditionalProperties {
        logVolume = Absent.toEmpty(logVolume);
        persistentVolumes = Absent.toEmpty(persistentVolumes);
    }
}
