package io.jenkins.plugins.modelarts.client.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;

import com.huaweicloud.sdk.core.auth.AKSKSigner;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.Test;

/** Signs the same random requests with Huawei's SDK, and expects the same headers. */
public class SignerOracleTest {

    private static final int REQUESTS = 12_000;
    private static final String NAME = "abzAZ019-._~";
    private static final String[] TEXT = {
        "a", "Z", "7", " ", "%2F", "%", "+", "*", "~", "-", ".", "_", "!", "'", "(", ")", ":", "@", "&", "=", ",", ";",
        "$", "\"", "<", "|", "é", "中文", "𝄞", "\u00a0"
    };

    private final Random random = new Random(20191115);

    @Test
    public void signsEveryRequestAsTheSdkDoes() {
        for (int i = 0; i < REQUESTS; i++) {
            String host = (random.nextBoolean() ? "https://" : "http://")
                    + ("modelarts.cn-" + random.nextInt(100) + ".example.com")
                    + (random.nextBoolean() ? "" : ":" + (1024 + random.nextInt(60_000)));
            List<String> path = many(5, () -> text() + name());
            boolean slashAtEnd = random.nextInt(4) == 0;
            Map<String, List<String>> query = query();
            String body = random.nextInt(3) == 0 ? text() + text() : "";
            HttpMethod method = HttpMethod.values()[random.nextInt(HttpMethod.values().length)];
            AccessKey key = new AccessKey(name(), name() + text() + name(), random.nextBoolean() ? null : name());
            Map<String, String> headers = new HashMap<>();
            if (random.nextBoolean()) {
                headers.put("X-Project-Id", name());
            }
            if (key.securityToken() != null) {
                headers.put("X-Security-Token", key.securityToken());
            }
            Instant date = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));

            String raw = path.isEmpty() ? "" : "/" + String.join("/", path) + (slashAtEnd ? "/" : "");
            String encoded = path.isEmpty()
                    ? ""
                    : "/"
                            + String.join(
                                    "/",
                                    path.stream().map(SignerOracleTest::encode).toList()) + (slashAtEnd ? "/" : "");
            URI uri = URI.create(host + encoded + string(query));
            Map<String, String> signed = new Signer(key).sign(method.name(), uri, headers, body.getBytes(UTF_8), date);

            headers.put("X-Sdk-Date", signed.get("X-Sdk-Date"));
            assertEquals(
                    "request " + i + ": " + method + " " + uri,
                    oracle(method, host, raw, query, headers, body, key),
                    signed.get("Authorization"));
        }
    }

    private static String oracle(
            HttpMethod method,
            String host,
            String path,
            Map<String, List<String>> query,
            Map<String, String> headers,
            String body,
            AccessKey key) {
        HttpRequest.HttpRequestBuilder request = HttpRequest.newBuilder()
                .withMethod(method)
                .withEndpoint(host)
                .withPath(path)
                .withBodyAsString(body)
                .addHeaders(headers);
        query.forEach(request::addQueryParam);
        BasicCredentials credentials =
                new BasicCredentials().withAk(key.accessKey()).withSk(key.secretKey());
        return AKSKSigner.getInstance().sign(request.build(), credentials).get("Authorization");
    }

    private Map<String, List<String>> query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        many(4, this::name).forEach(name -> query.put(name, many(3, () -> random.nextInt(4) == 0 ? "" : text())));
        query.replaceAll((name, values) -> values.isEmpty() ? List.of("") : values);
        return query;
    }

    private String string(Map<String, List<String>> query) {
        List<String> parameters = new ArrayList<>();
        query.forEach((name, values) -> values.forEach(
                value -> parameters.add(value.isEmpty() && random.nextBoolean() ? name : name + "=" + encode(value))));
        // The order of the names does not matter, but the order of the values of one name does.
        if (query.values().stream().allMatch(values -> values.size() == 1)) {
            Collections.shuffle(parameters, random);
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private String name() {
        return String.join("", many(1, 8, () -> String.valueOf(NAME.charAt(random.nextInt(NAME.length())))));
    }

    private String text() {
        return String.join("", many(1, 6, () -> TEXT[random.nextInt(TEXT.length)]));
    }

    private <T> List<T> many(int upTo, Supplier<T> one) {
        return many(0, upTo, one);
    }

    private <T> List<T> many(int from, int upTo, Supplier<T> one) {
        List<T> all = new ArrayList<>();
        int count = from + random.nextInt(upTo - from + 1);
        for (int i = 0; i < count; i++) {
            all.add(one.get());
        }
        return all;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
