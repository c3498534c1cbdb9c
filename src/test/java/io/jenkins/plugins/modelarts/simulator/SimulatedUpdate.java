package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One record of a service's update logs, which a test may change at any time. Thread-safe. */
public final class SimulatedUpdate {

    private final ObjectNode log;

    SimulatedUpdate(ObjectNode log) {
        this.log = log;
    }

    /** In ms since 1970-01-01 UTC. */
    public synchronized long updateTime() {
        return log.path("update_time").asLong();
    }

    /** @param result SUCCESS, FAIL or RUNNING, or an unknown word */
    public synchronized SimulatedUpdate result(String result) {
        log.put("result", result);
        return this;
    }

    /** Adds a model with invented instances, specification and environment. */
    public SimulatedUpdate config(String model, String version, int weight) {
        return config(Release.model(model, version, weight, 1));
    }

    public synchronized SimulatedUpdate config(ObjectNode model) {
        log.withArray("config").add(model);
        return this;
    }

    /** Sets an environment variable of every model. */
    public synchronized SimulatedUpdate env(String name, String value) {
        log.withArray("config")
                .forEach(model -> ((ObjectNode) model).withObject("/envs").put(name, value));
        return this;
    }

    /**
     * Adds what happened on an edge node.
     *
     * @param operation deploy or delete
     */
    public synchronized SimulatedUpdate node(String name, String operation, boolean succeeded) {
        log.withArray("result_detail")
                .addObject()
                .put("result", succeeded)
                .put("node_name", name)
                .put("operation", operation)
                .put(
                        "node_id",
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                .toString());
        log.put("success_num", log.path("success_num").asInt() + (succeeded ? 1 : 0));
        log.put("failed_num", log.path("failed_num").asInt() + (succeeded ? 0 : 1));
        return this;
    }

    /** Sets any field to any value, right or wrong; null takes the field away. */
    public synchronized SimulatedUpdate field(String name, JsonNode value) {
        if (value == null) {
            log.remove(name);
        } else {
            log.set(name, value);
        }
        return this;
    }

    synchronized ObjectNode json() {
        return log.deepCopy();
    }
}
