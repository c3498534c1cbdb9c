package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * The defaults that one place sets for the steps below it. Immutable.
 *
 * @param folder display name of the folder that sets them; null for the system configuration
 * @param region name of a region
 * @param credentialsId id of credentials, which each build looks up for itself
 * @param projectId id of a project in the region
 */
record DefaultsLevel(
        @CheckForNull String folder,
        @CheckForNull String region,
        @CheckForNull String credentialsId,
        @CheckForNull String projectId) {

    static DefaultsLevel ofSystem(@CheckForNull String region, @CheckForNull String credentialsId) {
        return new DefaultsLevel(null, region, credentialsId, null);
    }

    boolean isOfFolder() {
        return folder != null;
    }
}
