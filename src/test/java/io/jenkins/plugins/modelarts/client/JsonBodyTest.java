package io.jenkins.plugins.modelarts.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class JsonBodyTest {

    private static final ApiRequest REQUEST =
            new ApiRequest(ApiOperation.LOGS, URI.create("https://modelarts.example.com"), "p1", "mnist");

    @Test
    public void anErrorWithinAResponseThatSucceededIsAnError() {
        for (String body : List.of(
                "{\"error\":{\"code\":401,\"message\":\"no\"}}",
                "{\"error\":{\"message\":\"no\",\"details\":{\"code\":null},\"code\":\"A.1\",\"title\":\"x\"},\"a\":1}",
                "{\"a\":[{}],\"error_code\":\"A.1\",\"error\":{}}")) {
            assertThat(body, failure(body).problem(), is(Problem.BAD_REQUEST));
        }
    }

    @Test
    public void whatOnlyResemblesAnErrorIsNone() throws Exception {
        for (String body : List.of(
                "{\"error\":{\"code\":null}}",
                "{\"error\":{\"details\":{\"code\":\"A.1\"}}}",
                "{\"error\":{}}",
                "{\"error\":\"code\"}",
                "{\"any\":{\"code\":\"A.1\"}}",
                "{\"error_code\":null}")) {
            assertThat(body, read(body).isObject(), is(true));
        }
    }

    @Test
    public void anObjectOfMoreThanOneMebibyteIsMalformed() {
        ModelArtsException failure = failure("{\"a\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(failure.problem(), is(Problem.MALFORMED));
        assertThat(failure.getMessage(), containsString("HTTP 200, 1048584 bytes"));
    }

    private static ModelArtsException failure(String body) {
        return assertThrows(body, ModelArtsException.class, () -> read(body));
    }

    private static JsonNode read(String body) throws ModelArtsException {
        return JsonBody.object(
                new RawResponse(
                        200,
                        HttpHeaders.of(Map.of(), (name, value) -> true),
                        body.getBytes(StandardCharsets.UTF_8),
                        Instant.EPOCH),
                REQUEST);
    }
}
