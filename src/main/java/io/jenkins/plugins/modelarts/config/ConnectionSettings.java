package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import java.io.Serializable;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The settings with which a step connects to ModelArts: its own arguments, and the defaults of its folders and of the
 * administrator for what it leaves open. They name the credentials and hold no secret, so a build can keep them.
 * Immutable.
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
     * Fills in the defaults. A later change of them does not affect a build that waits.
     *
     * @param item the job of the step, or the folder of such jobs; null outside of both
     * @throws ModelArtsException if neither the step nor a default names a region or credentials, if the region does not
     *     exist, or if the project id has illegal characters
     */
    public static ConnectionSettings of(
            @CheckForNull Item item,
            @CheckForNull String region,
            @CheckForNull String credentialsId,
            @CheckForNull String projectId)
            throws ModelArtsException {
        return complete(InheritedDefaults.of(item), region, credentialsId, projectId);
    }

    /**
     * The settings of a step outside of folders that names neither region nor credentials, if these were the defaults.
     *
     * @param region the default that is saved if it is empty
     * @param credentialsId the default that is saved if it is empty
     * @throws ModelArtsException as for a step
     */
    public static ConnectionSettings ofDefaults(@CheckForNull String region, @CheckForNull String credentialsId)
            throws ModelArtsException {
        ModelArtsConfiguration configuration = ModelArtsConfiguration.get();
        DefaultsLevel system = DefaultsLevel.ofSystem(
                orDefault(region, configuration.getDefaultRegion()),
                orDefault(credentialsId, configuration.getDefaultCredentialsId()));
        return complete(new InheritedDefaults(List.of(system)), null, null, null);
    }

    private static ConnectionSettings complete(
            InheritedDefaults defaults,
            @CheckForNull String givenRegion,
            @CheckForNull String givenCredentials,
            @CheckForNull String givenProject)
            throws ModelArtsException {
        String name = orDefault(givenRegion, value(defaults.region()));
        if (name == null) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.ConnectionSettings_noRegion());
        }
        Region region = ModelArtsConfiguration.get().regions().get(name);
        String credentials = orDefault(givenCredentials, value(defaults.credentials(region)));
        if (credentials == null) {
            String message = region.custom() && defaults.haveCredentials()
                    ? Messages.ConnectionSettings_noCredentialsForRegion(name)
                    : Messages.ConnectionSettings_noCredentials();
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, message);
        }
        String project = orDefault(givenProject, value(defaults.project(region)));
        String error = project == null ? null : projectError(project);
        if (error != null) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, error);
        }
        return new ConnectionSettings(name, credentials, project);
    }

    /** What is wrong with the id of a project; null if it is legal. */
    @CheckForNull
    public static String projectError(String projectId) {
        return ServiceRef.isId(projectId) ? null : Messages.ConnectionSettings_illegalProject();
    }

    /** A service in this region and project. */
    public ServiceRef service(String serviceId) {
        return new ServiceRef(region, projectId, serviceId);
    }

    @CheckForNull
    private static String value(@CheckForNull InheritedDefault inherited) {
        return inherited == null ? null : inherited.value();
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
