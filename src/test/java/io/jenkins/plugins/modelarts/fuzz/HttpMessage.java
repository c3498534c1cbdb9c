package io.jenkins.plugins.modelarts.fuzz;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP response as a sample writes it: a line with the status, a line for each header, an empty line, and the body.
 * Without an empty line all is body.
 */
record HttpMessage(int status, HttpHeaders headers, byte[] body) {

    static HttpMessage of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n");
        if (end < 0) {
            return new HttpMessage(200, HttpHeaders.of(Map.of(), (name, value) -> true), bytes);
        }
        List<String> lines = List.of(text.substring(0, end).split("\n"));
        boolean hasStatus = !lines.isEmpty() && lines.get(0).matches("[1-5]\\d\\d");
        return new HttpMessage(
                hasStatus ? Integer.parseInt(lines.get(0)) : 200,
                headers(lines),
                Arrays.copyOfRange(bytes, end + 2, bytes.length));
    }

    /** Only names that the HTTP client of the JDK lets through. */
    private static HttpHeaders headers(List<String> lines) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).matches("[A-Za-z-]+")) {
                headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
