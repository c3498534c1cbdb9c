package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One model of an update and how it runs (API page, Table 6). Immutable.
 *
 * @param modelId id of the model
 * @param modelName name of the model
 * @param modelVersion version of the model
 * @param weight share of the traffic in percent, 0 to 100, the weights of all models together being 100; real-time only
 * @param specification resource specification, "custom" when {@code customSpec} holds it
 * @param customSpec custom resource specification
 * @param envs environment variables of the model: the names in the order of the response, every value replaced by
 *     {@value #MASK}, because people keep passwords there and ModelArts returns them in clear; at most 100
 * @param clusterId id of the dedicated resource pool
 * @param instanceCount number of instances; real-time only
 * @param additionalProperties further deployment properties, by name; at most {@value #MAX_PROPERTIES}
 */
@Restricted(NoExternalUse.class)
public record ServiceLogConfig(
        @CheckForNull String modelId,
        @CheckForNull String modelName,
        @CheckForNull String modelVersion,
        @CheckForNull Integer weight,
        @CheckForNull String specification,
        @CheckForNull CustomSpec customSpec,
        Map<String, String> envs,
        @CheckForNull String clusterId,
        @CheckForNull Integer instanceCount,
        Map<String, ModelAdditionalProperties> additionalProperties) {

    public static final String MASK = "****";

    private static final int MAX_ENVS = BoundedMapDeserializer.MAX_ENTRIES;
    private static final int MAX_PROPERTIES = 10;

    public ServiceLogConfig {
        modelId = CleanText.name(modelId);
        modelName = CleanText.name(modelName);
        modelVersion = CleanText.name(modelVersion);
        specification = CleanText.name(specification);
        clusterId = CleanText.name(clusterId);
        // Not Map.copyOf, which loses the order.
        Map<String, String> masked = new LinkedHashMap<>();
        for (String name : envs.keySet()) {
            if (masked.size() < MAX_ENVS) {
                masked.put(CleanText.key(name), MASK);
            }
        }
        envs = Collections.unmodifiableMap(masked);
        Map<String, ModelAdditionalProperties> named = new LinkedHashMap<>();
        additionalProperties.forEach((name, properties) -> {
            if (named.size() < MAX_PROPERTIES) {
                named.putIfAbsent(CleanText.key(name), properties);
            }
        });
        additionalProperties = Collections.unmodifiableMap(named);
    }

    /** The name of the model, or else its id; null when the response lacks both. */
    @CheckForNull
    public String label() {
        return modelName == null ? modelId : modelName;
    }
}
