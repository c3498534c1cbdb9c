package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response. The simulator adds Date, X-Request-Id and Content-Length. Immutable. */
record Reply(int status, Map<String, String> headers, byte[] body) {

    static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", "application/json; charset=UTF-8"), Tree.write(body));
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    Reply withBody(byte[] other) {
        return new Reply(status, headers, other);
    }
}
