package io.jenkins.plugins.modelarts.client.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests with an access key by the algorithm of Huawei Cloud's gateway, SDK-HMAC-SHA256. Immutable.
 *
 * <p>Source: "API Request Signing Guide" and the signers that Huawei publishes. Where those differ, this class follows
 * what is sent:
 * <ul>
 * <li>The whole path is decoded and then encoded segment by segment, as the gateway's signers for Python and Go do, so
 *     that %2F counts as a slash. The SDK for Java expects a path that is not encoded; it encodes an encoded one twice.
 * <li>The names of query parameters are encoded once. The SDK for Java signs a parameter twice when its name needs
 *     encoding.
 * <li>The values of a repeated parameter keep their order, as in the SDK for Java.
 * <li>The host is written as {@code java.net.http} sends it: without the port when it is the default port of the scheme.
 * </ul>
 */
final class Signer {

    private static final String ALGORITHM = "SDK-HMAC-SHA256";
    private static final String DATE = "X-Sdk-Date";
    private static final DateTimeFormatter DATE_FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AccessKey key;

    Signer(AccessKey key) {
        this.key = key;
    }

    /**
     * @param headers to send and sign besides host and date; none of them may be changed by a proxy on the way
     * @param date the time of sending; the gateway accepts a difference of 15 minutes to its own time
     * @return all headers to add to the request, without the host, which HttpClient sets
     */
    Map<String, String> sign(String method, URI uri, Map<String, String> headers, byte[] body, Instant date) {
        String time = DATE_FORMAT.format(date);
        Map<String, String> sent = new TreeMap<>(headers);
        sent.put(DATE, time);
        SortedMap<String, String> signed = new TreeMap<>();
        signed.put("host", host(uri));
        sent.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
        String signedNames = String.join(";", signed.keySet());
        String request =
                String.join("\n", method, path(uri), query(uri), lines(signed), signedNames, hexOfDigest(body));
        String toSign = String.join("\n", ALGORITHM, time, hexOfDigest(request.getBytes(UTF_8)));
        sent.put(
                "Authorization",
                ALGORITHM + " Access=" + key.accessKey() + ", SignedHeaders=" + signedNames + ", Signature="
                        + HexFormat.of().formatHex(hmac(toSign)));
        return sent;
    }

    private static String host(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        boolean usual = uri.getPort() == -1 || uri.getPort() == (secure ? 443 : 80);
        return usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String path(URI uri) {
        String path =
                Arrays.stream(uri.getPath().split("/", -1)).map(Signer::encode).collect(Collectors.joining("/"));
        return path.endsWith("/") ? path : path + "/";
    }

    private static String query(URI uri) {
        if (uri.getRawQuery() == null) {
            return "";
        }
        SortedMap<String, List<String>> parameters = new TreeMap<>();
        for (String parameter : uri.getRawQuery().split("&")) {
            if (!parameter.isEmpty()) {
                String[] parts = parameter.split("=", 2);
                String name = encode(decode(parts[0]));
                String value = parts.length == 1 ? "" : encode(decode(parts[1]));
                parameters.computeIfAbsent(name, first -> new ArrayList<>()).add(name + "=" + value);
            }
        }
        return parameters.values().stream().flatMap(List::stream).collect(Collectors.joining("&"));
    }

    private static String lines(SortedMap<String, String> headers) {
        StringBuilder lines = new StringBuilder();
        headers.forEach(
                (name, value) -> lines.append(name).append(':').append(value).append('\n'));
        return lines.toString();
    }

    /** RFC 3986: a space is %20, and a tilde is left alone. */
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** RFC 3986: a plus is a plus. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secretKey().getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static String hexOfDigest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
