package io.jenkins.plugins.modelarts.client.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads a number or a truth value that may be written as a string. A value that is neither, or that the type cannot
 * hold, is read as null. Jackson's own deserializers fail the whole response for a number that is too large.
 */
final class LenientScalarDeserializer<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private static final Map<String, Boolean> TRUTH_VALUES = Map.of("true", true, "false", false);

    /** In characters. No type holds a longer text, and parsing one would take long. */
    private static final int MAX_LENGTH = 40;

    private final transient Function<String, T> parse;

    /** @param parse throws an ArithmeticException or NumberFormatException for a value that the type cannot hold */
    private LenientScalarDeserializer(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    /** Registers the deserializers of all types that the records use. */
    static SimpleModule module() {
        SimpleModule module = new SimpleModule("lenient-scalars");
        add(module, Integer.class, text -> new BigDecimal(text).intValueExact());
        add(module, Long.class, text -> new BigDecimal(text).longValueExact());
        add(module, Double.class, LenientScalarDeserializer::fraction);
        add(module, Boolean.class, text -> TRUTH_VALUES.get(text.toLowerCase(Locale.ROOT)));
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addDeserializer(type, new LenientScalarDeserializer<>(type, parse));
    }

    @Override
    @CheckForNull
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isScalarValue()) {
            parser.skipChildren();
            return null;
        }
        String text = parser.getText().strip();
        try {
            return text.length() > MAX_LENGTH ? null : parse.apply(text);
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    @CheckForNull
    private static Double fraction(String text) {
        double value = new BigDecimal(text).doubleValue();
        // The sum makes 0.0 of -0.0, which a file could not give back.
        return Double.isFinite(value) ? value + 0.0 : null;
    }
}
