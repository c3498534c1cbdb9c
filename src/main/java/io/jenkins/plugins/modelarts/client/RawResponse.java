package io.jenkins.plugins.modelarts.client;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * An HTTP response with its whole body. Immutable as long as nobody writes into {@code body}.
 *
 * @param status HTTP status
 * @param headers headers of the response
 * @param body the body, at most {@link HttpTransport#MAX_BODY} bytes
 * @param received when the headers arrived, by this machine's clock
 */
@Restricted(NoExternalUse.class)
public record RawResponse(int status, HttpHeaders headers, byte[] body, Instant received) {

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The server's time when it responded, from the Date header (whole seconds), else this machine's time. */
    public Instant serverTime() {
        return header("Date").flatMap(RawResponse::parse).orElse(received);
    }

    /** Server's time minus this machine's time; negative when the server is behind. */
    public Duration serverAhead() {
        return Duration.between(received, serverTime());
    }

    /**
     * Whether the response comes out of a cache on the way: only caches add the Age header (RFC 9111, section 5.1). A
     * fresh response may have it with the value 0.
     */
    boolean isCached() {
        return header("Age").filter(age -> !age.strip().equals("0")).isPresent();
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Without the headers, which can hold a token. */
    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
