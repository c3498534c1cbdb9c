package io.jenkins.plugins.modelarts.simulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertThrows;

import com.huaweicloud.sdk.core.auth.AKSKSigner;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.Test;

/** Tests with signatures of Huawei's signer and with the vectors that Huawei published. */
public class SignatureCheckTest {

    private static final String HOST = "service.test-region-1.myhuaweicloud.com";
    private static final Instant VECTORS_TIME = Instant.parse("2019-11-15T03:36:55Z");

    private final Instant now = Instant.now();
    private final Account.AccessKey key = key("SecretKey", null);

    @Test
    public void acceptsThePublishedVectors() {
        Account.AccessKey published = key("SecretKey", null);
        SignatureCheck.check(
                vector("example.com", "/", "919ad8b75d4ad49da0d377e63ee21c4a7a54b752f6bf2878b4adbe9c19927da6"),
                published,
                VECTORS_TIME);
        String vpcs = "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs";
        SignatureCheck.check(
                vector(HOST, vpcs, "fbfa53d70fa0dec48f511be2e9e522172f9dca6d56f8856d12d7e575b978d9be"),
                published,
                VECTORS_TIME);
    }

    @Test
    public void acceptsWhatHuaweisSignerSigns() {
        SignatureCheck.check(signed("/v3/projects", Map.of("name", "cn-north-4")), key, now);
        SignatureCheck.check(signed("/v1/p/services", Map.of("service_name", "a b*c~ü/+&=", "limit", "10")), key, now);
        SignatureCheck.check(signed("/v1/p/services/a b~*ü/logs", Map.of()), key, now);
        SignatureCheck.check(signed("{\"key\":\"value ü\"}", "/v1/p/vpc", Map.of()), key, now);
    }

    @Test
    public void acceptsATemporaryKeyOnlyWithItsSecurityToken() {
        Request request = signed("/", Map.of(), "X-Security-Token", "the token");
        SignatureCheck.check(request, key("SecretKey", "the token"), now);
        refuses("verify aksk signature fail", request, key("SecretKey", "another token"), now);
        refuses("verify aksk signature fail", request, key("SecretKey", null), now);
        refuses("verify aksk signature fail", signed("/", Map.of()), key("SecretKey", "the token"), now);
    }

    @Test
    public void refusesAWrongSecretAndEchoesKeyAndRequest() {
        Refusal refusal = refuses("verify aksk signature fail", signed("/a", Map.of()), key("other", null), now);
        assertThat(refusal.getMessage(), allOf(containsString("ak:AccessKey"), containsString("GET|/a/||host:")));
    }

    @Test
    public void refusesAChangedRequest() {
        Request request = signed("/a", Map.of("b", "c"));
        refuses("signature fail", with(request, "POST", "/a", "b=c"), key, now);
        refuses("signature fail", with(request, "GET", "/A", "b=c"), key, now);
        refuses("signature fail", with(request, "GET", "/a", "b=d"), key, now);
        refuses("signature fail", with(request, "GET", "/a", ""), key, now);
    }

    @Test
    public void refusesATimeMoreThan15MinutesOff() {
        Request request = signed("/", Map.of());
        refuses(
                "signature expired",
                request,
                key,
                now.plus(Duration.ofMinutes(15).plusSeconds(1)));
        refuses(
                "signature expired",
                request,
                key,
                now.minus(Duration.ofMinutes(15).plusSeconds(1)));
        SignatureCheck.check(request, key, now.plus(Duration.ofMinutes(14)));
    }

    @Test
    public void hostAndTimeMustBeSigned() {
        refuses("SignedHeaders", withSignedHeaders("x-sdk-date"), key, now);
        refuses("SignedHeaders", withSignedHeaders("host"), key, now);
        refuses("SignedHeaders", withSignedHeaders("x-sdk-date;host"), key, now);
        refuses("SignedHeaders", withSignedHeaders("host;not-sent;x-sdk-date"), key, now);
    }

    @Test
    public void refusesOtherAuthorizations() {
        Request request = signed("/", Map.of());
        request.headers().put("authorization", List.of("Basic Y2k6cHc="));
        refuses("format", request, key, now);
    }

    @Test
    public void locksAKeyForFiveMinutesAfterFiveBadSignatures() {
        Request good = signed("/", Map.of());
        Request bad = with(good, "GET", "/other", "");
        for (int i = 0; i < 5; i++) {
            refuses("verify aksk signature fail", bad, key, now);
        }
        refuses("AK access failed to reach the limit,forbidden", good, key, now);
        SignatureCheck.check(good, key, now.plus(Duration.ofMinutes(5)));
    }

    @Test
    public void aGoodSignatureForgivesBadOnes() {
        Request good = signed("/", Map.of());
        Request bad = with(good, "GET", "/other", "");
        for (int i = 0; i < 8; i++) {
            refuses("verify aksk signature fail", bad, key, now);
            SignatureCheck.check(good, key, now);
        }
    }

    private static Refusal refuses(String why, Request request, Account.AccessKey key, Instant now) {
        Refusal refusal = assertThrows(Refusal.class, () -> SignatureCheck.check(request, key, now));
        assertThat(refusal.getMessage(), allOf(containsString("\"APIGW.0301\""), containsString(why)));
        return refusal;
    }

    private static Account.AccessKey key(String secret, String securityToken) {
        return new Account.AccessKey("AccessKey", secret, securityToken, new Lockout(Duration.ofMinutes(5)));
    }

    private Request withSignedHeaders(String names) {
        Request request = signed("/", Map.of());
        String authorization = request.headers().get("authorization").get(0);
        request.headers()
                .put(
                        "authorization",
                        List.of(authorization.replaceFirst("SignedHeaders=[^,]+", "SignedHeaders=" + names)));
        return request;
    }

    private static Request with(Request request, String method, String path, String query) {
        return new Request("id", method, path, query, request.headers(), request.body(), false);
    }

    private static Request vector(String host, String path, String signature) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("host", List.of(host));
        headers.put("x-sdk-date", List.of("20191115T033655Z"));
        headers.put(
                "authorization",
                List.of("SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, Signature=" + signature));
        return new Request("id", "GET", path, "", headers, new byte[0], false);
    }

    /** Signed by Huawei's signer and sent as its client would send it. */
    private static Request signed(String path, Map<String, String> query, String... header) {
        return signed("", path, query, header);
    }

    private static Request signed(String body, String path, Map<String, String> query, String... header) {
        HttpMethod method = body.isEmpty() ? HttpMethod.GET : HttpMethod.POST;
        HttpRequest.HttpRequestBuilder request = HttpRequest.newBuilder()
                .withMethod(method)
                .withBodyAsString(body)
                .withEndpoint("https://" + HOST)
                .withPath(path);
        query.forEach((name, value) -> request.addQueryParam(name, List.of(value)));
        if (header.length > 0) {
            request.addHeader(header[0], header[1]);
        }
        HttpRequest unsigned = request.build();
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("host", List.of(HOST));
        unsigned.getHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        AKSKSigner.getInstance()
                .sign(unsigned, new BasicCredentials().withAk("AccessKey").withSk("SecretKey"))
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return new Request(
                "id",
                method.name(),
                unsigned.getUrl().getPath(),
                unsigned.getUrl().getQuery() == null ? "" : unsigned.getUrl().getQuery(),
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                false);
    }
}
