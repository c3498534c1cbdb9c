package io.jenkins.plugins.modelarts.client.model;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
 *     {@value #MASK}, because people keep passwords there and ModelArts returns them in clear
 * @param clusterId id of the dedicated resource pool
 * @param instanceCount number of instances; real-time only
 * @param additionalProperties further deployment properties, by name
 */
@Restricted(NoExternalUse.class)
public record ServiceLogConfig(
        @CheckForNull String modelId,
        @CheckForNull String modelName,
        @CheckForNull String modelVersion,
        @CheckForNull Integer weight,
        @CheckForNull String specification,
        @CheckForNull CustomSpec customSpec,
        // A variable without a value is a variable.
        @JsonSetter(contentNulls = Nulls.SET, nulls = Nulls.AS_EMPTY)
        Map<String, String> envs,

        @CheckForNull String clusterId,
        @CheckForNull Integer instanceCount,
        Map<String, ModelAdditionalProperties> additionalProperties) {

    public static final String MASK = "****";

    public ServiceLogConfig {
        // Not Map.copyOf, which loses the order.
        Map<String, String> masked = new LinkedHashMap<>();
        envs.keySet().forEach(name -> masked.put(name, MASK));
        envs = Collections.unmodifiableMap(masked);
        additionalProperties = Collections.unmodifiableMap(new LinkedHashMap<>(additionalProperties));
    }

    /** The name of the model, or else its id; null when the response lacks both. */
    @CheckForNull
    public String label() {
        return modelName == null ? modelId : modelName;
    }
}
