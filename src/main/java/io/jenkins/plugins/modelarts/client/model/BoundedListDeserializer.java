package io.jenkins.plugins.modelarts.client.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the first elements of an array, and of update records the newest. What is not kept is skipped without being built,
 * null is left out, and anything but an array is an empty list.
 */
final class BoundedListDeserializer extends JsonDeserializer<List<?>> implements ContextualDeserializer {

    /** Most elements of a list. */
    static final int MAX_ELEMENTS = 1000;

    private final JavaType type;

    /** Null until Jackson resolves it. */
    @Nullable
    private final JsonDeserializer<?> elements;

    BoundedListDeserializer(JavaType type, @Nullable JsonDeserializer<?> elements) {
        this.type = type;
        this.elements = elements;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @CheckForNull BeanProperty property)
            throws JsonMappingException {
        JavaType content = type.getContentType();
        return new BoundedListDeserializer(type, context.findContextualValueDeserializer(content, property));
    }

    @Override
    public List<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return fromText(parser.getText(), context);
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return List.of();
        }
        return type.getContentType().hasRawClass(Log.class)
                ? newestLogs(parser, context)
                : firstElements(parser, context);
    }

    /** Some gateways send a list as a string that holds JSON. */
    private List<?> fromText(String text, DeserializationContext context) throws IOException {
        if (!text.stripLeading().startsWith("[")) {
            return List.of();
        }
        try (JsonParser inner = context.getParser().getCodec().getFactory().createParser(text)) {
            inner.nextToken();
            return deserialize(inner, context);
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private List<?> newestLogs(JsonParser parser, DeserializationContext context) throws IOException {
        NewestLogs logs = new NewestLogs();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object log = element(parser, context);
            if (log != null) {
                logs.add((Log) log);
            }
        }
        return logs.list();
    }

    private List<?> firstElements(JsonParser parser, DeserializationContext context) throws IOException {
        List<Object> first = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (first.size() == MAX_ELEMENTS) {
                parser.skipChildren();
                continue;
            }
            Object element = element(parser, context);
            if (element != null) {
                first.add(element);
            }
        }
        return first;
    }

    @CheckForNull
    private Object element(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : elements.deserialize(parser, context);
    }

    /** The first elements as a list that nobody can change. */
    static <T> List<T> first(List<T> list, int max) {
        return List.copyOf(list.size() <= max ? list : list.subList(0, max));
    }

    @Override
    public List<?> getNullValue(DeserializationContext context) {
        return List.of();
    }
}
