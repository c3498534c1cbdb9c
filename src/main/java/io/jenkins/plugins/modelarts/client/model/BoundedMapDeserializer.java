package io.jenkins.plugins.modelarts.client.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the first entries of an object as a map with clean names. A text as a value is not read at all, because the only
 * such map holds environment variables, whose values nobody may see. Anything but an object is an empty map.
 */
final class BoundedMapDeserializer extends JsonDeserializer<Map<String, ?>> implements ContextualDeserializer {

    /** Most entries of a map. */
    static final int MAX_ENTRIES = 100;

    private final JavaType type;

    /** Null until Jackson resolves it, and for a map of texts. */
    @Nullable
    private final JsonDeserializer<?> values;

    BoundedMapDeserializer(JavaType type, @Nullable JsonDeserializer<?> values) {
        this.type = type;
        this.values = values;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @CheckForNull BeanProperty property)
            throws JsonMappingException {
        JavaType content = type.getContentType();
        return content.hasRawClass(String.class)
                ? this
                : new BoundedMapDeserializer(type, context.findContextualValueDeserializer(content, property));
    }

    @Override
    public Map<String, ?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Map.of();
        }
        Map<String, Object> first = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (first.size() == MAX_ENTRIES) {
                parser.skipChildren();
            } else if (values == null) {
                parser.skipChildren();
                first.put(CleanText.key(name), "");
            } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
                Object value = values.deserialize(parser, context);
                if (value != null) {
                    first.putIfAbsent(CleanText.key(name), value);
                }
            }
        }
        return first;
    }

    @Override
    public Map<String, ?> getNullValue(DeserializationContext context) {
        return Map.of();
    }
}
