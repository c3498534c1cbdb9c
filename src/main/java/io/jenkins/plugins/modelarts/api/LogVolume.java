package io.jenkins.plugins.modelarts.api;

/**
 * A host directory mounted for logs (API page, Table 9). Immutable; what the answer lacks is null.
 *
 * @param hostPath path of the logs on the host
 * @param mountPath path of the logs in the container
 */
public record LogVolume(String hostPath, String mountPath) {}
