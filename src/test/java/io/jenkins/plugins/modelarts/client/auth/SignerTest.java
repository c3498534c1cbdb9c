package io.jenkins.plugins.modelarts.client.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.Test;

public class SignerTest {

    private static final Instant DATE = Instant.parse("2019-11-15T03:36:55Z");
    private static final String PROJECT = "/v1/77b6a44cba5143ab91d13ab9a8ff44fd";

    private final Signer signer = new Signer(new AccessKey("AccessKey", "SecretKey", null));

    @Test
    public void signsAQueryAsHuaweiPublished() {
        assertThat(
                signature("https://service.region.example.com" + PROJECT
                        + "/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0"),
                is("fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d"));
    }

    @Test
    public void signsABodyAsHuaweiPublished() {
        Map<String, String> headers = signer.sign(
                "POST",
                URI.create("https://service.region.example.com" + PROJECT + "/vpc/123"),
                Map.of(),
                "{\"key\":\"value\"}".getBytes(UTF_8),
                DATE);

        assertThat(
                headers.get("Authorization"),
                is("SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date,"
                        + " Signature=b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771"));
    }

    @Test
    public void signsAnEmptyPathAsHuaweiPublished() {
        assertThat(
                signature("https://example.com"),
                is("919ad8b75d4ad49da0d377e63ee21c4a7a54b752f6bf2878b4adbe9c19927da6"));
    }

    @Test
    public void signsAPathAsHuaweiPublished() {
        assertThat(
                signature("https://service.test-region-1.myhuaweicloud.com" + PROJECT + "/vpcs"),
                is("fbfa53d70fa0dec48f511be2e9e522172f9dca6d56f8856d12d7e575b978d9be"));
    }

    @Test
    public void sendsTheDateThatItSigned() {
        assertThat(sign("https://example.com", Map.of()), hasEntry("X-Sdk-Date", "20191115T033655Z"));
    }

    @Test
    public void signsAndSendsTheHeadersGiven() {
        Map<String, String> headers = sign("https://example.com", Map.of("X-Project-Id", "p", "X-Security-Token", "t"));

        assertThat(headers, hasEntry("X-Project-Id", "p"));
        assertThat(headers, hasEntry("X-Security-Token", "t"));
        assertThat(
                headers.get("Authorization"),
                startsWith("SDK-HMAC-SHA256 Access=AccessKey,"
                        + " SignedHeaders=host;x-project-id;x-sdk-date;x-security-token, Signature="));
    }

    @Test
    public void doesNotSetTheHostHeader() {
        assertThat(sign("https://example.com", Map.of()), aMapWithSize(2));
    }

    @Test
    public void omitsThePortOfTheScheme() {
        assertThat(signature("https://example.com:443/a"), is(signature("https://example.com/a")));
        assertThat(signature("http://example.com:80/a"), is(signature("http://example.com/a")));
    }

    @Test
    public void signsAnyOtherPort() {
        assertThat(signature("https://example.com:80/a"), is(not(signature("https://example.com/a"))));
    }

    @Test
    public void anEncodedSlashCountsAsSlash() {
        assertThat(signature("https://example.com/a%2Fb"), is(signature("https://example.com/a/b")));
    }

    @Test
    public void encodesOnceWhateverNeedsEncoding() {
        assertThat(signature("https://example.com/%61%7e?%6b=%76"), is(signature("https://example.com/a~?k=v")));
    }

    @Test
    public void aPlusIsAPlus() {
        assertThat(signature("https://example.com/a+b?k=a+b"), is(signature("https://example.com/a%2Bb?k=a%2Bb")));
    }

    @Test
    public void aNameAloneHasAnEmptyValue() {
        assertThat(signature("https://example.com/?k&&l="), is(signature("https://example.com/?l=&k=")));
    }

    @Test
    public void sortsParametersByNameAndKeepsTheOrderOfValues() {
        assertThat(signature("https://example.com/?b=2&a=1&b=1"), is(signature("https://example.com/?a=1&b=2&b=1")));
        assertThat(signature("https://example.com/?b=2&b=1"), is(not(signature("https://example.com/?b=1&b=2"))));
    }

    private Map<String, String> sign(String uri, Map<String, String> headers) {
        return signer.sign("GET", URI.create(uri), headers, new byte[0], DATE);
    }

    private String signature(String uri) {
        String authorization = sign(uri, Map.of()).get("Authorization");
        return authorization.substring(authorization.indexOf("Signature=") + "Signature=".length());
    }
}
