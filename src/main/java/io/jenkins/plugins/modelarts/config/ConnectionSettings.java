package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import java.io.Serializable;

/**
 * Where a build looks, and as whom: names only, never a secret, so that it can be kept with the build. Immutable.
 */
public final class ConnectionSettings implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String region;
    private final String credentialsId;
    private final String projectId;

    private ConnectionSettings(String region, String credentialsId, String projectId) {
        this.region = region;
        this.credentialsId = credentialsId;
        this.projectId = projectId;
    }

    /**
     * Puts the administrator's defaults in place of what a build leaves open, so that a later change of the defaults
     * does not move a build that waits.
     *
     * @throws ModelArtsException when neither the build nor the configuration names a region or credentials, or
     *     when the project id is none
     */
    public static ConnectionSettings of(
            @CheckForNull String region, @CheckForNull String credentialsId, @CheckForNull String projectId)
            throws ModelArtsException {
        ModelArtsConfiguration configuration = ModelArtsConfiguration.get();
        String where = orDefault(region, configuration.getDefaultRegion());
        String who = orDefault(credentialsId, configuration.getDefaultCredentialsId());
        if (where == null) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.ConnectionSettings_noRegion());
        }
        if (who == null) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.ConnectionSettings_noCredentials());
        }
        configuration.regions().get(where);
        String project = Util.fixEmptyAndTrim(projectId);
        if (project != null && !ServiceRef.isId(project)) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.ConnectionSettings_illegalProject());
        }
        return new ConnectionSettings(where, who, project);
    }

    /** A service in this region and project. */
    public ServiceRef service(String serviceId) {
        return new ServiceRef(region, projectId, serviceId);
    }

    private static String orDefault(String value, String otherwise) {
        String given = Util.fixEmptyAndTrim(value);
        return given == null ? otherwise : given;
    }

    /** Name of the region. */
    public String region() {
        return region;
    }

    /** Id of the stored credentials. */
    public String credentialsId() {
        return credentialsId;
    }

    /** Id of the project; null to find it by the credentials and the region. */
    public String projectId() {
        return projectId;
    }
}
