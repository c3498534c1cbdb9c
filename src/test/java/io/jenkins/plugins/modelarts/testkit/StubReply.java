package io.jenkins.plugins.modelarts.testkit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** What a stubbed server sends. */
public record StubReply(int status, Map<String, String> headers, String body) {

    public static final StubReply NO_LOGS = json(200, "{\"logs\":[]}");

    public static final StubReply WRONG_PASSWORD = json(
            401,
            "{\"error\":{\"code\":401,\"message\":\"The username or password is wrong.\",\"title\":\"Unauthorized\"}}");

    public static final StubReply BAD_SIGNATURE = json(
            401,
            "{\"error_code\":\"APIG.0301\",\"error_msg\":\"Incorrect IAM authentication information: "
                    + "verify aksk signature fail, ak:AK-ID\",\"request_id\":\"r1\"}");

    public static final StubReply TOKEN_ENDED = json(
            401, "{\"error_code\":\"APIG.0307\",\"error_msg\":\"The token must be updated.\",\"request_id\":\"r2\"}");

    public static StubReply json(int status, String body) {
        return new StubReply(status, Map.of("Content-Type", "application/json"), body);
    }

    /** IAM's response to a password that it accepts. */
    public static StubReply token(String value, String projectId, Instant end) {
        return new StubReply(
                201,
                Map.of("X-Subject-Token", value),
                "{\"token\":{\"expires_at\":\"" + end + "\",\"methods\":[\"password\"],\"project\":{\"id\":\""
                        + projectId + "\",\"name\":\"cn-north-4\"}}}");
    }

    /** IAM's response to a search for the project cn-north-4. */
    public static StubReply projects(String... ids) {
        String projects = String.join(
                ",",
                Arrays.stream(ids)
                        .map(id -> "{\"id\":\"" + id + "\",\"name\":\"cn-north-4\",\"enabled\":true}")
                        .toList());
        return json(200, "{\"projects\":[" + projects + "]}");
    }
}
