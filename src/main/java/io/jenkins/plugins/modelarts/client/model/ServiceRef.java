package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Names one ModelArts service. This is the one place that checks the ids which become part of an address. Two
 * references are equal when region and service id are equal: a service id is unique within a region, and the project
 * may become known only with the first response. Immutable. A class and not a record, because it is kept with a running
 * Pipeline, whose serialization does not support records.
 */
@Restricted(NoExternalUse.class)
public final class ServiceRef implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String region;

    @CheckForNull
    private final String projectId;

    private final String serviceId;

    /**
     * @param region name of the region, such as cn-north-4
     * @param projectId null when the project is not known yet
     * @throws IllegalArgumentException when one of the ids cannot be one, see {@link #isId}
     */
    public ServiceRef(String region, @CheckForNull String projectId, String serviceId) {
        if (projectId != null && !isId(projectId)) {
            throw new IllegalArgumentException("Not the id of a project");
        }
        if (!isId(serviceId)) {
            throw new IllegalArgumentException("Not the id of a service");
        }
        this.region = Objects.requireNonNull(region);
        this.projectId = projectId;
        this.serviceId = serviceId;
    }

    /** Whether the text can be the id of a project or service: 1 to 64 letters, digits, hyphens and underscores. */
    public static boolean isId(@CheckForNull String text) {
        return text != null && ID.matcher(text).matches();
    }

    /** This reference with the project that a response names. When that cannot be a project, the present one stays. */
    public ServiceRef withProject(@CheckForNull String id) {
        return isId(id) ? new ServiceRef(region, id, serviceId) : this;
    }

    /** Name of the region. */
    public String region() {
        return region;
    }

    /** Id of the project, or null when it is not known yet. */
    @CheckForNull
    public String projectId() {
        return projectId;
    }

    /** Id of the service. */
    public String serviceId() {
        return serviceId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceRef that && region.equals(that.region) && serviceId.equals(that.serviceId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(region, serviceId);
    }

    @Override
    public String toString() {
        return serviceId + " in " + region;
    }
}
