package io.jenkins.plugins.modelarts.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Reads HTTP/1.1 requests from a connection, with the limits that the API gateway documents. */
final class RequestReader {

    private static final int MAX_LINE = 8 << 10;
    private static final int MAX_HEADER = 32 << 10;
    private static final int MAX_HEADERS = 128 << 10;
    private static final int MAX_BODY = 12 << 20;

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next request; null when the client ended the connection. */
    Request read() throws IOException {
        String line = line(MAX_LINE, 414);
        if (line == null) {
            return null;
        }
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[2].equals("HTTP/1.1")) {
            throw bad(400);
        }
        Map<String, List<String>> headers = headers();
        if (headers.getOrDefault("host", List.of()).size() != 1) {
            throw bad(400);
        }
        boolean viaProxy = parts[1].startsWith("http://");
        String target = viaProxy ? withoutHost(parts[1]) : parts[1];
        if (!target.startsWith("/")) {
            throw bad(400);
        }
        int mark = target.indexOf('?');
        return new Request(
                UUID.randomUUID().toString().replace("-", ""),
                parts[0],
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                headers,
                body(headers),
                viaProxy);
    }

    /** Waits until the client ends the connection. */
    void awaitEnd() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        int size = 0;
        for (String line = header(); !line.isEmpty(); line = header()) {
            int colon = line.indexOf(':');
            size += line.length();
            if (colon < 1 || line.charAt(colon - 1) == ' ' || size > MAX_HEADERS) {
                throw bad(size > MAX_HEADERS ? 494 : 400);
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String header() throws IOException {
        String line = line(MAX_HEADER, 494);
        if (line == null) {
            throw new EOFException();
        }
        return line;
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        String length = headers.getOrDefault("content-length", List.of("0")).get(0);
        if (headers.containsKey("transfer-encoding") || !length.matches("\\d{1,9}")) {
            throw bad(400);
        }
        if (Integer.parseInt(length) > MAX_BODY) {
            throw bad(413);
        }
        byte[] body = in.readNBytes(Integer.parseInt(length));
        if (body.length < Integer.parseInt(length)) {
            throw new EOFException();
        }
        return body;
    }

    private String line(int limit, int statusIfLonger) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c;
        while ((c = in.read()) != '\n') {
            if (c < 0) {
                return null;
            }
            if (line.size() > limit) {
                throw bad(statusIfLonger);
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static String withoutHost(String uri) {
        int slash = uri.indexOf('/', "http://".length());
        return slash < 0 ? "/" : uri.substring(slash);
    }

    private static Refusal bad(int status) {
        return Refusal.gateway(status, "APIG.0201", "Bad request");
    }
}
