package io.jenkins.plugins.modelarts.client.model;

import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The events of one service. Immutable.
 *
 * @param events in the order of the response; the API page does not say which order that is
 */
@Restricted(NoExternalUse.class)
public record ServiceEventList(List<ServiceEvent> events) {

    public ServiceEventList {
        events = List.copyOf(events);
    }
}
