package io.jenkins.plugins.modelarts.simulator;

import java.util.List;
import java.util.Map;

/**
 * {@code POST /simulator/services/{id or name}/deploy}: no part of ModelArts, but a way for demo Pipelines to start an update
 * without a token. The response is that of a PATCH of a service.
 */
final class ControlDoor {

    static final String PREFIX = "/simulator/";

    private ControlDoor() {}

    static Reply answer(Request request, Map<String, SimulatedService> services) {
        List<String> path = request.segments();
        boolean known = request.method().equals("POST")
                && path.size() == 4
                && path.get(1).equals("services")
                && path.get(3).equals("deploy");
        return services.values().stream()
                .filter(service ->
                        known && List.of(service.id(), service.name()).contains(path.get(2)))
                .findFirst()
                .map(service -> ServiceChange.accepted(service.deploy()))
                .orElseThrow(() -> Refusal.modelArts(
                        404, "Simulator.404", "Only POST /simulator/services/{id or name}/deploy is known here"));
    }
}
