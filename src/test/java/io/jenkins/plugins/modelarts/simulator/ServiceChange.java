package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * {@code PUT} and {@code PATCH} of a service. Both start the scenario of the service, whatever models they name; the
 * simulator only checks that the request has the form of the public documents.
 */
final class ServiceChange {

    static final Set<String> METHODS = Set.of("PUT", "PATCH");

    private ServiceChange() {}

    static Reply answer(Request request, SimulatedService service) {
        JsonNode body = Tree.read(request.body())
                .orElseThrow(() -> Refusal.modelArts(400, "ModelArts.0104", "Parameter error. The body is not JSON."));
        boolean json = request.header("Content-Type").orElse("").startsWith("application/json");
        boolean whole = request.method().equals("PUT");
        if (!json || !(whole ? isConfig(body) : isPatch(body))) {
            throw Refusal.modelArts(400, "ModelArts.0104", "Parameter error. Invalid body.");
        }
        SimulatedUpdate update = service.deploy();
        return whole ? Reply.json(200, Tree.object()) : accepted(update);
    }

    /** The response of a PATCH, which has the update time as a string. */
    static Reply accepted(SimulatedUpdate update) {
        return Reply.json(
                200,
                Tree.object()
                        .put("update_time", Long.toString(update.updateTime()))
                        .put("resource_ids", ""));
    }

    /** Models with their shares of the traffic, 100 percent together. */
    private static boolean isConfig(JsonNode body) {
        int sum = 0;
        for (JsonNode model : body.path("config")) {
            if (!model.hasNonNull("model_id") || !model.hasNonNull("specification")) {
                return false;
            }
            sum += model.path("weight").asInt();
        }
        return sum == 100;
    }

    private static boolean isPatch(JsonNode body) {
        for (JsonNode change : body) {
            boolean replaces = change.path("op").asText().equals("replace")
                    && change.path("path").asText().startsWith("/config/")
                    && change.path("value").isTextual();
            if (!replaces) {
                return false;
            }
        }
        return body.isArray() && !body.isEmpty();
    }
}
