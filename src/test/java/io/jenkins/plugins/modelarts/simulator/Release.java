package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The models that the deployments of a service bring. The values are invented, and each deployment differs visibly from
 * the one before.
 */
final class Release {

    private Release() {}

    /** The models that ran before the first deployment. */
    static ArrayNode first(String service) {
        return Tree.array().add(model(service, version(0), 100, 0));
    }

    /**
     * A new version that shares the traffic with an old one.
     *
     * @param number of the deployment, from 1
     * @param old the model that takes the rest of the traffic; may be missing
     */
    static ArrayNode next(String service, int number, JsonNode old) {
        ArrayNode models = Tree.array().add(model(service, version(number), 80, number));
        return old instanceof ObjectNode model ? models.add(model.deepCopy().put("weight", 20)) : models;
    }

    /** @param number varies instances, specification and environment */
    static ObjectNode model(String name, String version, int weight, int number) {
        boolean custom = number % 3 == 2;
        ObjectNode model = Tree.object()
                .put(
                        "model_id",
                        UUID.nameUUIDFromBytes((name + version).getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("model_name", name)
                .put("model_version", version)
                .put("weight", weight)
                .put(
                        "specification",
                        custom ? "custom" : number % 3 == 1 ? "modelarts.vm.cpu.8u" : "modelarts.vm.cpu.2u")
                .put("instance_count", 1 + number % 3)
                .put("scaling", false);
        ObjectNode customSpec = model.putObject("custom_spec");
        if (custom) {
            customSpec.put("cpu", 4.5).put("memory", 8192).put("gpu_p4", 0.5);
        }
        model.putObject("envs")
                .put("LOG_LEVEL", number % 2 == 0 ? "INFO" : "DEBUG")
                .put("BATCH_SIZE", Integer.toString(8 * (number + 1)))
                .put("FEATURE_STORE_PASSWORD", "never-show-" + name + "-" + number);
        ObjectNode properties = model.putObject("additional_properties").putObject("default");
        properties.put("max_surge", 0.25).put("max_unavailable", 0.1).put("termination_grace_period_seconds", 30);
        properties
                .putArray("log_volume")
                .addObject()
                .put("host_path", "/var/log/modelarts/" + name)
                .put("mount_path", "/home/mind/logs");
        return model;
    }

    static String version(int number) {
        return "0.0." + (number + 1);
    }
}
