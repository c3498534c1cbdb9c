package io.jenkins.plugins.modelarts.simulator;

import java.util.List;
import java.util.Map;

/**
 * {@code POST /simulator/services/{id}/deploy}: no part of ModelArts, but a way for demo Pipelines to start an update
 * without a token. The response is that of a PATCH of a service, with the update time as a string.
 */
final class ControlDoor {

    static final String PREFIX = "/simulator/";

    private ControlDoor() {}

    static Reply answer(Request request, Map<String, SimulatedService> services) {
        List<String> path = request.segments();
        boolean known = request.method().equals("POST")
                && path.size() == 4
                && path.get(1).equals("services")
                && path.get(3).equals("deploy")
                && services.containsKey(path.get(2));
        if (!known) {
            throw Refusal.modelArts(404, "Simulator.404", "Only POST /simulator/services/{id}/deploy is known here");
        }
        long updateTime = services.get(path.get(2)).deploy().updateTime();
        return Reply.json(
                200, Tree.object().put("update_time", Long.toString(updateTime)).put("resource_ids", ""));
    }
}
