package io.jenkins.plugins.modelarts.api;

/**
 * A persistent storage mount (API page, Table 10). Immutable; what the answer lacks is null.
 *
 * @param name name of the volume
 * @param mountPath path of the volume in the container
 * @param storageType type of the mount, documented as "sfs_turbo"
 * @param sourceAddress what is mounted: the SFS Turbo id
 */
public record PersistentVolumes(String name, String mountPath, String storageType, String sourceAddress) {}
