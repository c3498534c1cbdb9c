package io.jenkins.plugins.modelarts.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Reads and writes the API's JSON. The field names are the snake case of the records' components. A list or map that is
 * null or missing is read as empty, and what is empty is not written. Of long lists and maps only a part is read, see
 * {@link BoundedListDeserializer} and {@link BoundedMapDeserializer}.
 *
 * <p>Reading is tolerant, because documentation and service differ in details: unknown fields are ignored, a number may
 * be a string and a string may be a number, and a value of the wrong type is read as absent, so that it does not make
 * the whole response unreadable. Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class Json {

    public static final JsonNode MISSING = MissingNode.getInstance();

    private static final int MAX_TREE = 1 << 20;

    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /** A new mapper, which has read nothing before. */
    static ObjectMapper mapper() {
        // The names come from outside, and the JVM would keep each of them.
        JsonFactory factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .addHandler(new WrongTypeHandler())
                .addModule(LenientScalarDeserializer.module().setDeserializerModifier(new Bounds()))
                .withCoercionConfigDefaults(
                        kinds -> kinds.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
                .build();
    }

    /** Reads values of this type. */
    public static ObjectReader readerFor(Class<?> type) {
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

    /** Reads the body token by token. */
    public static JsonParser parser(byte[] body) throws IOException {
        return MAPPER.createParser(body);
    }

    /**
     * The body as JSON, or nothing when it is no JSON, is cut off, or is larger than 1 MiB. A tree can take thirty times
     * the size of its text.
     */
    public static Optional<JsonNode> tree(byte[] body) {
        try {
            return body.length > MAX_TREE ? Optional.empty() : Optional.of(MAPPER.readTree(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Bounds the lists and maps of the records. */
    private static final class Bounds extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        /** Skips unknown fields. Jackson would collect those of a record before it drops them. */
        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder builder) {
            builder.setIgnoreUnknownProperties(true);
            return builder;
        }

        @Override
        public JsonDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription description,
                JsonDeserializer<?> usual) {
            // Jackson has put the class in place of the interface.
            return type.hasRawClass(ArrayList.class) ? new BoundedListDeserializer(type, null) : usual;
        }

        @Override
        public JsonDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config, MapType type, BeanDescription description, JsonDeserializer<?> usual) {
            return type.getContentType().isJavaLangObject() ? usual : new BoundedMapDeserializer(type, null);
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
                return text(parser);
            }
            parser.skipChildren();
            return null;
        }

        private static String text(JsonParser parser) throws IOException {
            StringWriter text = new StringWriter();
            try (JsonGenerator generator = MAPPER.createGenerator(text)) {
                generator.copyCurrentStructure(parser);
            }
            return text.toString();
        }
    }
}
