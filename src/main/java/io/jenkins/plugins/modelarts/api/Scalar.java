package io.jenkins.plugins.modelarts.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads a number or truth value that may be a string. What is none, or does not fit the type, counts as absent:
 * Jackson's own readers give up the whole answer for a number that is too large.
 */
final class Scalar<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    /** Longer texts fit no type, and would take long to parse. */
    private static final Map<String, Boolean> TRUTHS = Map.of("true", true, "false", false);

    private static final int MAX_LENGTH = 40;

    private final transient Function<String, T> parse;

    /** @param parse throws an ArithmeticException or NumberFormatException for what does not fit */
    private Scalar(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    static SimpleModule module() {
        return new SimpleModule("scalars")
                .addDeserializer(
                        Integer.class,
                        new Scalar<>(Integer.class, text -> number(text).intValueExact()))
                .addDeserializer(
                        Long.class,
                        new Scalar<>(Long.class, text -> number(text).longValueExact()))
                .addDeserializer(Double.class, new Scalar<>(Double.class, Scalar::fraction))
                .addDeserializer(Boolean.class, new Scalar<>(Boolean.class, Scalar::truth));
    }

    @Override
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

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Double fraction(String text) {
        double value = number(text).doubleValue();
        return Double.isFinite(value) ? value : null;
    }

    private static Boolean truth(String text) {
        return TRUTHS.get(text.toLowerCase(Locale.ROOT));
    }
}
