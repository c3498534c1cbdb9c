package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Services of a project, of which the response shows only a part if there are many. Immutable.
 *
 * @param totalCount how many services there are
 * @param services in the order of the response
 */
@Restricted(NoExternalUse.class)
public record ServiceList(@CheckForNull Integer totalCount, List<ServiceDetails> services) {

    public ServiceList {
        services = List.copyOf(services);
    }
}
