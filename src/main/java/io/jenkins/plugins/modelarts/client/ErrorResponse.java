package io.jenkins.plugins.modelarts.client;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.CleanText;
import io.jenkins.plugins.modelarts.client.model.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The error that a response reports, in any of the forms in use: {@code error_code} and {@code error_msg} (ModelArts,
 * APIG), {@code code} and {@code message}, or either of them inside another object (IAM's {@code error}). Immutable.
 *
 * @param status HTTP status; 0 when there was no response
 * @param code error code as text
 * @param message error text
 * @param requestId from the body or the X-Request-Id header
 * @param retryAfter from the Retry-After header (seconds or date) or the gateway's text
 */
record ErrorResponse(
        int status,
        @CheckForNull String code,
        @CheckForNull String message,
        @CheckForNull String requestId,
        @CheckForNull Duration retryAfter) {

    static final ErrorResponse NONE = new ErrorResponse(0, null, null, null, null);

    /** Nobody waits longer because of one response: it may come from something else than ModelArts. */
    static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(15);

    private static final int MAX_ID = 128;
    private static final int MAX_MESSAGE = 2000;

    ErrorResponse {
        code = CleanText.line(code, MAX_ID);
        message = CleanText.line(message, MAX_MESSAGE);
        requestId = CleanText.line(requestId, MAX_ID);
    }

    /** As in "policy user over ratelimit,limit:60,time:1 minute". */
    private static final Pattern WINDOW = Pattern.compile("time:\\s*(\\d{1,6})\\s*(second|minute|hour|day)");

    static ErrorResponse of(RawResponse response) {
        JsonNode error = Json.tree(response.body()).map(ErrorResponse::find).orElse(Json.MISSING);
        String message = text(error, "error_msg", "error_message", "message");
        String requestId = text(error, "request_id");
        return new ErrorResponse(
                response.status(),
                text(error, "error_code", "code"),
                message,
                requestId == null ? response.header("X-Request-Id").orElse(null) : requestId,
                retryAfter(response, message));
    }

    private static JsonNode find(JsonNode body) {
        if (text(body, "error_code", "code", "error_msg", "message") != null) {
            return body;
        }
        for (JsonNode inner : body) {
            if (inner.isObject() && text(inner, "error_code", "code") != null) {
                return inner;
            }
        }
        return body;
    }

    @CheckForNull
    private static String text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isValueNode() && !value.isNull()) {
                return value.asText();
            }
        }
        return null;
    }

    /** Other failures than "too many requests" and "not available" say nothing about the next request. */
    @CheckForNull
    private static Duration retryAfter(RawResponse response, @CheckForNull String message) {
        if (response.status() != 429 && response.status() != 503) {
            return null;
        }
        Duration asked = askedDelay(response, message);
        return asked != null && asked.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : asked;
    }

    @CheckForNull
    private static Duration askedDelay(RawResponse response, @CheckForNull String message) {
        Optional<String> header = response.header("Retry-After").map(String::strip);
        if (header.isPresent()) {
            return header.get().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header.get()))
                    : untilDate(header.get(), response.serverTime());
        }
        Matcher window = WINDOW.matcher(message == null ? "" : message.toLowerCase(Locale.ROOT));
        return response.status() == 429 && window.find() ? length(window.group(1), window.group(2)) : null;
    }

    @CheckForNull
    private static Duration untilDate(String date, Instant serverTime) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(serverTime, then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration length(String number, String unit) {
        long n = Long.parseLong(number);
        return switch (unit) {
            case "second" -> Duration.ofSeconds(n);
            case "minute" -> Duration.ofMinutes(n);
            case "hour" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }
}
