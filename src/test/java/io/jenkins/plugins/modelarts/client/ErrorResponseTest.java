package io.jenkins.plugins.modelarts.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ErrorResponseTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    public void readsModelArtsShape() {
        ErrorResponse error =
                error(404, "{\"error_code\":\"ModelArts.3502\",\"error_msg\":\"Service x does not exist.\"}");
        assertThat(error, is(new ErrorResponse(404, "ModelArts.3502", "Service x does not exist.", null, null)));
    }

    @Test
    public void readsModelArtsOlderShape() {
        ErrorResponse error = error(400, "{\"error_code\":\"ModelArts.0104\",\"error_message\":\"bad\"}");
        assertThat(error.message(), is("bad"));
    }

    @Test
    public void readsTheGatewaysShapeWithItsRequestId() {
        ErrorResponse error =
                error(404, "{\"error_code\":\"APIG.0101\",\"error_msg\":\"none\",\"request_id\":\"r-1\"}");
        assertThat(error, is(new ErrorResponse(404, "APIG.0101", "none", "r-1", null)));
    }

    @Test
    public void readsIamsShapeWithItsNumericCode() {
        ErrorResponse error = error(
                401,
                "{\"error\":{\"code\":401,\"message\":\"The username or password is"
                        + " wrong.\",\"title\":\"Unauthorized\"}}");
        assertThat(error, is(new ErrorResponse(401, "401", "The username or password is wrong.", null, null)));
    }

    @Test
    public void readsCodeAndMessageAtTheTop() {
        assertThat(error(403, "{\"code\":\"IAM.0082\",\"message\":\"off\"}").code(), is("IAM.0082"));
    }

    @Test
    public void readsEitherShapeInsideAnyObject() {
        assertThat(
                error(400, "{\"any\":{\"error_code\":\"A.1\",\"error_msg\":\"m\"}}")
                        .code(),
                is("A.1"));
    }

    @Test
    public void anotherBodyHasNeitherCodeNorMessage() {
        for (String body : List.of("", "<html></html>", "[]", "\"text\"", "{\"error_code\":null}", "{\"error\":7}")) {
            assertThat(body, error(502, body), is(new ErrorResponse(502, null, null, null, null)));
        }
    }

    @Test
    public void theRequestIdMayComeWithoutAnError() {
        assertThat(error(500, "{\"request_id\":\"r-3\"}").requestId(), is("r-3"));
    }

    @Test
    public void theRequestIdMayBeInAHeader() {
        assertThat(error(500, "{}", "X-Request-Id", "r-2").requestId(), is("r-2"));
    }

    @Test
    public void whatItQuotesIsOneShortLine() {
        ErrorResponse error = error(
                500,
                "{\"error_code\":\"a\\n\\u001bb\",\"error_msg\":\"c\\r\\u202ed" + "x".repeat(5000)
                        + "\",\"request_id\":\"e\\u0000f\"}");
        assertThat(error.code(), is("a b"));
        assertThat(error.message().substring(0, 4), is("c dx"));
        assertThat(error.message().length(), is(2001));
        assertThat(error.requestId(), is("e f"));
    }

    @Test
    public void retryAfterMayBeSeconds() {
        assertThat(error(429, "{}", "Retry-After", "7").retryAfter(), is(Duration.ofSeconds(7)));
    }

    @Test
    public void retryAfterMayBeADateByTheServersClock() {
        ErrorResponse error = error(
                429, "{}", "Retry-After", "Sun, 01 Mar 2026 12:10:00 GMT", "Date", "Sun, 01 Mar 2026 12:09:00 GMT");
        assertThat(error.retryAfter(), is(Duration.ofMinutes(1)));
    }

    @Test
    public void aDateInThePastMeansNow() {
        ErrorResponse error = error(429, "{}", "Retry-After", "Sun, 01 Mar 2026 11:00:00 GMT");
        assertThat(error.retryAfter(), is(Duration.ZERO));
    }

    @Test
    public void retryAfterMayBeInTheGatewaysText() {
        assertThat(throttled("policy user over ratelimit,limit:60,time:1 minute"), is(Duration.ofMinutes(1)));
        assertThat(throttled("limit:60,time:30 second"), is(Duration.ofSeconds(30)));
        assertThat(throttled("limit:60,time:1 hour"), is(ErrorResponse.MAX_RETRY_AFTER));
    }

    @Test
    public void nobodyWaitsLongerThanAQuarterOfAnHour() {
        Duration limit = Duration.ofMinutes(15);
        assertThat(error(429, "{}", "Retry-After", "900").retryAfter(), is(limit));
        assertThat(error(503, "{}", "Retry-After", "901").retryAfter(), is(limit));
        assertThat(
                error(429, "{}", "Retry-After", "Thu, 01 Jan 2099 00:00:00 GMT").retryAfter(), is(limit));
        assertThat(throttled("limit:60,time:2 days"), is(limit));
    }

    @Test
    public void onlyThrottlingAndUnavailabilityAskForAWait() {
        for (int status : new int[] {400, 401, 403, 404, 500, 502, 504}) {
            assertThat(error(status, "{}", "Retry-After", "7").retryAfter(), is(nullValue()));
        }
        assertThat(error(503, "{}", "Retry-After", "7").retryAfter(), is(Duration.ofSeconds(7)));
    }

    @Test
    public void anythingElseAsksForNoWait() {
        assertThat(error(429, "{}", "Retry-After", "soon").retryAfter(), is(nullValue()));
        assertThat(error(429, "{}", "Retry-After", "99999999999999").retryAfter(), is(nullValue()));
        assertThat(throttled("The throttling threshold has been reached"), is(nullValue()));
    }

    private static Duration throttled(String message) {
        return error(429, "{\"error_code\":\"APIG.0308\",\"error_msg\":\"" + message + "\"}")
                .retryAfter();
    }

    private static ErrorResponse error(int status, String body, String... headers) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], List.of(headers[i + 1]));
        }
        return ErrorResponse.of(new RawResponse(
                status, HttpHeaders.of(map, (name, value) -> true), body.getBytes(StandardCharsets.UTF_8), NOON));
    }
}
