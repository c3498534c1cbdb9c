package io.jenkins.plugins.modelarts.api;

import java.util.List;

/**
 * The events of one service. Immutable.
 *
 * @param events in the order of the answer, which the documentation leaves open; never null
 */
public record ServiceEvents(List<ServiceEvent> events) {

    public ServiceEvents {
        events = Absent.toEmpty(events);
    }
}
