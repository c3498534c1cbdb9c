package io.jenkins.plugins.modelarts.deployments;

import com.thoughtworks.xstream.annotations.XStreamAsAttribute;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The service of a deployment, as far as it is known: until ModelArts responds, either its id or its name is missing.
 * All texts are short, because build.xml keeps them. Immutable.
 */
@Restricted(NoExternalUse.class)
public final class DeployedService {

    private static final int MAX_ID = 64;
    private static final int MAX_NAME = 200;

    /** Stands in for a service that a broken file does not name. */
    static final DeployedService UNKNOWN = new DeployedService("", null, null, null);

    @XStreamAsAttribute
    private final String region;

    @CheckForNull
    @XStreamAsAttribute
    private final String projectId;

    @CheckForNull
    @XStreamAsAttribute
    private final String serviceId;

    @CheckForNull
    @XStreamAsAttribute
    private final String serviceName;

    DeployedService(
            String region,
            @CheckForNull String projectId,
            @CheckForNull String serviceId,
            @CheckForNull String serviceName) {
        this.region = Text.brief(region, MAX_ID);
        this.projectId = Text.briefOrNull(projectId, MAX_ID);
        this.serviceId = Text.briefOrNull(serviceId, MAX_ID);
        this.serviceName = Text.briefOrNull(serviceName, MAX_NAME);
    }

    /**
     * A service as a build asks for it, before ModelArts responds.
     *
     * @param serviceId null when only the name is known
     * @param serviceName null when only the id is known
     */
    public static DeployedService requested(
            String region, @CheckForNull String serviceId, @CheckForNull String serviceName) {
        return new DeployedService(region, null, serviceId, serviceName);
    }

    /**
     * A service as a response names it.
     *
     * @param serviceName null when the response does not name the service
     */
    public static DeployedService of(ServiceRef service, @CheckForNull String serviceName) {
        return new DeployedService(service.region(), service.projectId(), service.serviceId(), serviceName);
    }

    private Object readResolve() {
        return new DeployedService(Objects.requireNonNullElse(region, ""), projectId, serviceId, serviceName);
    }

    /** The same with another name, unless this one has a name of its own. */
    DeployedService orNamed(@CheckForNull String name) {
        return serviceName == null ? new DeployedService(region, projectId, serviceId, name) : this;
    }

    public String region() {
        return region;
    }

    /** Null until ModelArts responds. */
    @CheckForNull
    public String projectId() {
        return projectId;
    }

    /** Null as long as only the name is known. */
    @CheckForNull
    public String serviceId() {
        return serviceId;
    }

    /** Null as long as only the id is known. */
    @CheckForNull
    public String serviceName() {
        return serviceName;
    }

    /** What people call the service: its name, or else its id. */
    public String label() {
        if (serviceName != null) {
            return serviceName;
        }
        return serviceId == null ? "" : serviceId;
    }

    /** Distinguishes services, within one job and over all jobs. */
    public String key() {
        return region + "/" + (serviceId == null ? serviceName : serviceId);
    }
}
