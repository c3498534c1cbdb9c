package io.jenkins.plugins.modelarts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API's JSON: its field names are the snake case of our records' components, absent and empty are the same.
 * Reading is tolerant, since documentation and service differ in detail: unknown fields are ignored, numbers may be
 * strings and the other way round, and a value of the wrong kind counts as absent rather than spoiling the whole
 * answer. Thread-safe.
 */
public final class Json {

    static final JsonNode NOTHING = MissingNode.getInstance();

    /** For reading and writing the API's types; shared, and never to be reconfigured. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .addHandler(new Tolerance())
            .addModule(Scalar.module())
            .withCoercionConfigDefaults(
                    kinds -> kinds.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
            .build();

    private Json() {}

    /** Update records as maps and lists of plain, serializable values under the API's own field names. */
    public static List<Map<String, Object>> plain(List<Log> logs) {
        return MAPPER.convertValue(logs, new TypeReference<ArrayList<Map<String, Object>>>() {});
    }

    /** The body as JSON; empty when it is none, or cut off. */
    static Optional<JsonNode> tree(byte[] body) {
        try {
            return Optional.of(MAPPER.readTree(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The JSON object that an answer holds. Fails when it holds something else, or an error in spite of its good
     * status.
     */
    public static JsonNode object(HttpAnswer answer, Call call) throws ModelArtsException {
        Optional<JsonNode> body = tree(answer.body());
        if (body.isEmpty() && !looksLikeWebPage(answer)) {
            throw ModelArtsException.found(Problem.MALFORMED, call, answer.toString());
        }
        if (body.isEmpty() || !body.get().isObject()) {
            throw ModelArtsException.found(Problem.NOT_MODELARTS, call, answer.toString());
        }
        if (ErrorAnswer.isIn(body.get())) {
            throw ModelArtsException.refused(call, ErrorAnswer.of(answer));
        }
        return body.get();
    }

    private static boolean looksLikeWebPage(HttpAnswer answer) {
        String start = new String(answer.body(), 0, Math.min(answer.body().length, 64), StandardCharsets.UTF_8);
        return start.stripLeading().startsWith("<");
    }

    private static final class Tolerance extends DeserializationProblemHandler {

        /** A text or number in place of an object, or of a list of texts. */
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
            // Some gateways hand the lists over as a string that holds JSON.
            if (token == JsonToken.VALUE_STRING && target.isCollectionLikeType()) {
                Optional<JsonNode> inner = tree(parser.getText().getBytes(StandardCharsets.UTF_8));
                return inner.filter(JsonNode::isArray).isPresent() ? MAPPER.convertValue(inner.get(), target) : null;
            }
            parser.skipChildren();
            return null;
        }
    }
}
