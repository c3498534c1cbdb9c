package io.jenkins.plugins.modelarts.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Reads and writes the API's JSON. The field names are the snake case of the records' components. A list or map that is
 * null or missing is read as empty, and what is empty is not written.
 *
 * <p>Reading is tolerant, because documentation and service differ in details: unknown fields are ignored, a number may
 * be a string and a string may be a number, and a value of the wrong type is read as absent, so that it does not make
 * the whole response unreadable. Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class Json {

    public static final JsonNode MISSING = MissingNode.getInstance();

    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        JsonSetter.Value nullIsEmpty = JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.SKIP);
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .addHandler(new WrongTypeHandler())
                .addModule(LenientScalarDeserializer.module())
                // Not for all types: a missing text is null, and not "".
                .withConfigOverride(List.class, list -> list.setSetterInfo(nullIsEmpty))
                .withConfigOverride(Map.class, map -> map.setSetterInfo(nullIsEmpty))
                .withCoercionConfigDefaults(
                        kinds -> kinds.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
                .build();
    }

    /** Reads values of this type. */
    public static ObjectReader readerFor(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    public static ObjectReader readerFor(TypeReference<?> type) {
        return MAPPER.readerFor(type);
    }

    /** Writes values without line breaks. */
    public static ObjectWriter writer() {
        return MAPPER.writer();
    }

    /** The update records as maps and lists of plain, serializable values under the API's own field names. */
    public static List<Map<String, Object>> plain(List<Log> logs) {
        return MAPPER.convertValue(logs, new TypeReference<ArrayList<Map<String, Object>>>() {});
    }

    /** The body as JSON, or nothing when it is no JSON or is cut off. */
    public static Optional<JsonNode> tree(byte[] body) {
        try {
            return Optional.of(MAPPER.readTree(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads a value of the wrong type as absent. */
    private static final class WrongTypeHandler extends DeserializationProblemHandler {

        /** Called for a text or number where an object belongs, or a list of texts. */
        @Override
        public Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> target,
                ValueInstantiator instantiator,
                JsonParser parser,
                String failure) {
            return null;
        }

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String failure)
                throws IOException {
            if (target.hasRawClass(String.class)) {
                return parser.readValueAsTree().toString();
            }
            // Some gateways send a list as a string that holds JSON.
            if (token == JsonToken.VALUE_STRING && target.isCollectionLikeType()) {
                Optional<JsonNode> inner = tree(parser.getText().getBytes(StandardCharsets.UTF_8));
                return inner.filter(JsonNode::isArray).isPresent() ? listOf(inner.get(), target) : null;
            }
            parser.skipChildren();
            return null;
        }

        private static Collection<?> listOf(JsonNode array, JavaType target) {
            Collection<?> list = MAPPER.convertValue(array, target);
            list.removeIf(Objects::isNull);
            return list;
        }
    }
}
