package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.credentials.Destination;
import java.io.Serializable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The settings with which a step connects to ModelArts: its own arguments, and the administrator's defaults for what it
 * leaves open. They name the credentials and hold no secret, so a build can keep them. Immutable.
 */
@Restricted(NoExternalUse.class)
public final class ConnectionSettings implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String region;
    private final String credentialsId;

    @CheckForNull
    private final String projectId;

    private ConnectionSettings(String region, String credentialsId, @CheckForNull String projectId) {
        this.region = region;
        this.credentialsId = credentialsId;
        this.projectId = projectId;
    }

    /**
     * Fills in what the administrator set up. A later change of it does not affect a build that waits.
     *
     * @throws ModelArtsException if neither the step nor the configuration names a region or credentials, if the region
     *     does not exist, or if the project id has illegal characters
     */
    public static ConnectionSettings of(
            @CheckForNull String region, @CheckForNull String credentialsId, @CheckForNull String projectId)
            throws ModelArtsException {
        ModelArtsConfiguration configuration = ModelArtsConfiguration.get();
        return new Defaults(configuration.getDefaultRegion(), configuration.getDefaultCredentialsId())
                .complete(region, credentialsId, projectId);
    }

    /**
     * The settings of a step that names neither region nor credentials, if these were the defaults.
     *
     * @param region the default that is saved if it is empty
     * @param credentialsId the default that is saved if it is empty
     * @throws ModelArtsException as for a step
     */
    public static ConnectionSettings ofDefaults(@CheckForNull String region, @CheckForNull String credentialsId)
            throws ModelArtsException {
        ModelArtsConfiguration configuration = ModelArtsConfiguration.get();
        return new Defaults(
                        orDefault(region, configuration.getDefaultRegion()),
                        orDefault(credentialsId, configuration.getDefaultCredentialsId()))
                .complete(null, null, null);
    }

    /**
     * Where a step in this region sends the credentials that it names; null if there is no such region.
     *
     * @param region empty for the default region
     */
    @CheckForNull
    public static Destination destination(@CheckForNull String region) {
        ModelArtsConfiguration configuration = ModelArtsConfiguration.get();
        String name = orDefault(region, configuration.getDefaultRegion());
        try {
            return name == null ? null : configuration.regions().get(name).destination();
        } catch (ModelArtsException e) {
            return null;
        }
    }

    private record Defaults(
            @CheckForNull String region, @CheckForNull String credentialsId) {

        private ConnectionSettings complete(
                @CheckForNull String givenRegion,
                @CheckForNull String givenCredentials,
                @CheckForNull String givenProject)
                throws ModelArtsException {
            String name = orDefault(givenRegion, region);
            if (name == null) {
                throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.ConnectionSettings_noRegion());
            }
            Region found = ModelArtsConfiguration.get().regions().get(name);
            String credentials = orDefault(givenCredentials, of(found));
            if (credentials == null) {
                String message = found.custom() && credentialsId != null
                        ? Messages.ConnectionSettings_noCredentialsForRegion(name)
                        : Messages.ConnectionSettings_noCredentials();
                throw ModelArtsException.withMessage(Problem.MISCONFIGURED, message);
            }
            String project = Util.fixEmptyAndTrim(givenProject);
            if (project != null && !ServiceRef.isId(project)) {
                throw ModelArtsException.withMessage(
                        Problem.MISCONFIGURED, Messages.ConnectionSettings_illegalProject());
            }
            return new ConnectionSettings(name, credentials, project);
        }

        /** The credentials of the steps in a region that name none. The defaults are not for every custom region. */
        @CheckForNull
        private String of(Region found) {
            boolean forDefaults = !found.custom() || found.name().equals(region);
            return orDefault(found.credentialsId(), forDefaults ? credentialsId : null);
        }
    }

    /** A service in this region and project. */
    public ServiceRef service(String serviceId) {
        return new ServiceRef(region, projectId, serviceId);
    }

    @CheckForNull
    private static String orDefault(@CheckForNull String value, @CheckForNull String otherwise) {
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

    /** Id of the project. Without it the project is found by the credentials and the region. */
    @CheckForNull
    public String projectId() {
        return projectId;
    }
}
