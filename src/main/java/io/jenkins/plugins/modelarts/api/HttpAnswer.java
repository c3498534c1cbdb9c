package io.jenkins.plugins.modelarts.api;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * An HTTP answer, read whole. Immutable as long as nobody writes into {@code body}.
 *
 * @param status HTTP status
 * @param headers headers of the answer
 * @param body the body, at most {@link Http#MAX_BODY} bytes
 * @param received when the headers arrived, by our clock
 */
public record HttpAnswer(int status, HttpHeaders headers, byte[] body, Instant received) {

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The server's time when it answered, by its Date header (whole seconds); our time when it sent none. */
    public Instant serverTime() {
        return header("Date").flatMap(HttpAnswer::parse).orElse(received);
    }

    /** How far the server's clock is ahead of ours; negative when it is behind. */
    public Duration serverAhead() {
        return Duration.between(received, serverTime());
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Only what may be shown: headers can hold a token. */
    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
