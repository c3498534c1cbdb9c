package io.jenkins.plugins.modelarts.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request with its whole body. Immutable as long as nobody writes into {@code body}.
 *
 * @param id the X-Request-Id of its response
 * @param path path as sent, percent-encoded
 * @param query query as sent; empty when there is none
 * @param headers by lower-case name
 * @param viaProxy whether the request line named the host, as clients do when they use the simulator as a proxy
 */
record Request(
        String id,
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] body,
        boolean viaProxy) {

    Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Path and query as sent. */
    String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The decoded parts between the slashes. */
    List<String> segments() {
        return Arrays.stream(path.substring(1).split("/", -1))
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    /** The decoded query, in the order sent. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.gateway(400, "APIG.0201", "Bad request: the URL is not percent-encoded");
        }
    }
}
