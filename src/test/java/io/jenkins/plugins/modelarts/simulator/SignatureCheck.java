package io.jenkins.plugins.modelarts.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks SDK-HMAC-SHA256 signatures as the API gateway does ("API Request Signing Guide"). */
final class SignatureCheck {

    private static final Pattern AUTHORIZATION =
            Pattern.compile("SDK-HMAC-SHA256 Access=(\\S+), SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);

    private SignatureCheck() {}

    /** The access key that a request names. It may not exist. */
    static String accessKey(Request request) {
        return authorization(request).group(1);
    }

    /** Returns if the request is signed with this key, and refuses it otherwise. */
    static void check(Request request, Account.AccessKey key, Instant now) {
        if (key.lockout().isLocked(now)) {
            throw refused("AK access failed to reach the limit,forbidden");
        }
        Matcher authorization = authorization(request);
        List<String> signedHeaders = List.of(authorization.group(2).split(";"));
        String date = request.header("X-Sdk-Date").orElse("");
        if (!signedHeaders.containsAll(List.of("host", "x-sdk-date"))
                || !signedHeaders.equals(
                        signedHeaders.stream().sorted().distinct().toList())
                || !request.headers().keySet().containsAll(signedHeaders)) {
            throw refused("verify aksk signature fail,SignedHeaders must hold host and x-sdk-date, sorted and sent");
        }
        if (!isNear(date, now)) {
            throw refused("signature expired");
        }
        String canonical = canonical(request, signedHeaders);
        String token = request.header("X-Security-Token").orElse(null);
        boolean sameToken = key.securityToken() == null
                ? token == null
                : key.securityToken().equals(token);
        if (!sameToken || !signature(key.secret(), date, canonical).equals(authorization.group(3))) {
            key.lockout().failed(now);
            // The real gateway echoes this, which is why a client must not quote it.
            throw refused("verify aksk signature fail,ak:" + key.access() + ",canonicalRequest:"
                    + canonical.replace('\n', '|'));
        }
        key.lockout().succeeded();
    }

    static Refusal unknownKey(String access) {
        return refused("Get secretKey failed,ak:" + access + ",err:ak not exist");
    }

    static String canonical(Request request, List<String> signedHeaders) {
        String headers = signedHeaders.stream()
                .map(name -> name + ":" + String.join(",", request.headers().get(name)) + "\n")
                .collect(Collectors.joining());
        String payload = request.header("X-Sdk-Content-Sha256").orElse("");
        return String.join(
                "\n",
                request.method(),
                canonicalPath(request),
                canonicalQuery(request),
                headers,
                String.join(";", signedHeaders),
                payload.equals("UNSIGNED-PAYLOAD") ? payload : hash(request.body()));
    }

    static String signature(String secret, String date, String canonical) {
        String toSign = "SDK-HMAC-SHA256\n" + date + "\n" + hash(canonical.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String canonicalPath(Request request) {
        String path = request.segments().stream().map(SignatureCheck::encode).collect(Collectors.joining("/", "/", ""));
        return path.endsWith("/") ? path : path + "/";
    }

    private static String canonicalQuery(Request request) {
        TreeMap<String, List<String>> sorted = new TreeMap<>();
        request.parameters()
                .forEach((name, values) -> sorted.put(
                        encode(name),
                        values.stream().map(SignatureCheck::encode).toList()));
        return sorted.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + value))
                .collect(Collectors.joining("&"));
    }

    private static boolean isNear(String date, Instant now) {
        try {
            Instant signed = LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
            return Duration.between(signed, now).abs().compareTo(MAX_SKEW) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Matcher authorization(Request request) {
        Matcher authorization =
                AUTHORIZATION.matcher(request.header("Authorization").orElse(""));
        if (!authorization.matches()) {
            throw refused("verify aksk signature fail,Authorization format incorrect");
        }
        return authorization;
    }

    private static Refusal refused(String why) {
        return Refusal.gateway(401, "APIGW.0301", "Incorrect IAM authentication information: " + why);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
