package io.jenkins.plugins.modelarts.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
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
 * Signs requests with an access key as Huawei Cloud's gateway wants it: SDK-HMAC-SHA256. Immutable.
 *
 * <p>Source: "API Request Signing Guide" and the signers that Huawei publishes. Where those differ, this follows what
 * is on the wire:
 * <ul>
 * <li>The path is decoded whole and encoded again segment by segment, as the gateway's signers for Python and Go do.
 *     So %2F counts as a slash. The SDK for Java takes a path that is not encoded yet; an encoded one it encodes twice.
 * <li>The names of query parameters are encoded once. The SDK for Java signs a parameter twice whose name needs
 *     encoding.
 * <li>The values of a repeated parameter keep their order, as in the SDK for Java.
 * <li>The host is written as {@code java.net.http} sends it, without a port that is the scheme's own.
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
     * @param headers to be sent and signed besides host and date. Better few: what a proxy changes on the way must not
     *     be among them
     * @param date the time of sending; the gateway accepts 15 minutes of difference to its own
     * @return all headers to be added to the request. The host is not among them, HttpClient sets it
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
        return HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
    }
}
