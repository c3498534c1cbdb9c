package io.jenkins.plugins.modelarts.api;

import java.util.Map;

/**
 * One model of an update and how it runs (API page, Table 6). Immutable; anything the answer lacks is null or empty.
 *
 * @param modelId id of the model
 * @param modelName name of the model
 * @param modelVersion version of the model
 * @param weight share of the traffic in percent, 0 to 100, the weights of all models together being 100; real-time only
 * @param specification resource specification, "custom" when {@code customSpec} holds it
 * @param customSpec custom resource specification
 * @param envs environment variables of the model: the names in the order of the answer, every value replaced by
 *     {@value #MASK}, because people keep passwords there and ModelArts returns them in clear
 * @param clusterId id of the dedicated resource pool
 * @param instanceCount number of instances; real-time only
 * @param additionalProperties further deployment properties, by name
 */
public record ServiceLogConfig(
        String modelId,
        String modelName,
        String modelVersion,
        Integer weight,
        String specification,
        CustomSpec customSpec,
        Map<String, String> envs,
        String clusterId,
        Integer instanceCount,
        Map<String, ModelAdditionalProperties> additionalProperties) {

    public static final String MASK = "****";

    public ServiceLogConfig {
        envs = Absent.toEmpty(envs, value -> MASK);
        additionalProperties = Absent.toEmpty(additionalProperties);
    }
}
