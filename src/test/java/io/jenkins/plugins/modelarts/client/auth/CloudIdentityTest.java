package io.jenkins.plugins.modelarts.client.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.lang.reflect.Field;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

public class CloudIdentityTest {

    private static final URI IAM = URI.create("https://iam.example.com");

    @Test
    public void showsNoSecret() {
        for (CloudIdentity who : List.of(
                new IamUser("acme", "ci", "S3cret"),
                new AccessKey("S3cret", "S3cret", "S3cret"),
                new AccessKey("S3cret", "S3cret", null),
                new ReadyToken("S3cret"))) {
            assertThat(who.toString(), not(containsString("S3cret")));
        }
    }

    @Test
    public void saysWhoItIs() {
        assertThat(new IamUser("acme", "ci", "S3cret").toString(), is("IAM user ci of acme"));
        assertThat(new AccessKey("AK", "S3cret", "S3cret").toString(), is("temporary access key"));
        assertThat(new AccessKey("AK", "S3cret", null).toString(), is("access key"));
        assertThat(new ReadyToken("S3cret").toString(), is("ready token"));
    }

    @Test
    public void aChangedSecretMakesAnotherIdentity() {
        assertThat(new IamUser("acme", "ci", "new"), is(not(new IamUser("acme", "ci", "old"))));
        assertThat(new IamUser("acme", "ci", "old"), is(new IamUser("acme", "ci", "old")));
    }

    @Test
    public void dropsBlanksThatPastingBrings() {
        assertThat(new ReadyToken(" MIIat\r\n"), is(new ReadyToken("MIIat")));
        assertThat(new AccessKey("AK\n", "\tSK ", " T "), is(new AccessKey("AK", "SK", "T")));
    }

    @Test
    public void keepsAPasswordAsItIs() {
        assertThat(new IamUser("acme", "ci", " pass word ").password(), is(" pass word "));
    }

    @Test
    public void anEmptySecurityTokenIsNone() {
        assertThat(new AccessKey("AK", "SK", "").securityToken(), is(nullValue()));
    }

    @Test
    public void aDigestDiffersWithAnyPartOfTheSecret() {
        assertThat(of(new AccessKey("AK", "SK", "T")), is(of(new AccessKey("AK", "SK", "T"))));
        assertThat(of(new AccessKey("AK", "SK", "T")), is(not(of(new AccessKey("AK", "SK", null)))));
        assertThat(of(new AccessKey("AK", "SK", null)), is(not(of(new AccessKey("AK", "sk", null)))));
        assertThat(of(new IamUser("a", "bc", "d")), is(not(of(new IamUser("ab", "c", "d")))));
        assertThat(of(new IamUser("a", "b", "c")), is(not(of(new AccessKey("a", "b", "c")))));
        assertThat(of(new ReadyToken("T")), is(not(of(new ReadyToken("t")))));
    }

    @Test
    public void aDigestDiffersWithEndpointAndPurpose() {
        ReadyToken token = new ReadyToken("T");

        assertThat(of(token), is(not(SecretDigest.of(token, URI.create("https://iam.example.org")))));
        assertThat(
                SecretDigest.of(token, IAM, "project", "cn-north-1"),
                is(not(SecretDigest.of(token, IAM, "project", "cn-north-4"))));
        assertThat(
                SecretDigest.of(token, IAM, "token", "a", null),
                is(not(SecretDigest.of(token, IAM, "token", null, "a"))));
    }

    @Test
    public void digestsSpreadOverAMap() {
        long hashCodes = IntStream.range(0, 100)
                .map(i -> of(new ReadyToken("T" + i)).hashCode())
                .distinct()
                .count();

        assertThat(hashCodes, greaterThan(90L));
    }

    @Test
    public void aDigestHoldsNothingOfTheSecret() throws Exception {
        SecretDigest digest = of(new IamUser("acme", "ci", "S3cret"));
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest("S3cret".getBytes(UTF_8)));

        assertThat(digest.toString(), is("secret digest"));
        for (Field field : SecretDigest.class.getDeclaredFields()) {
            field.setAccessible(true);
            String value = String.valueOf(field.get(digest));
            assertThat(field.getName(), value, not(containsString("S3cret")));
            assertThat(field.getName(), value, not(containsString(sha256)));
        }
    }

    private static SecretDigest of(CloudIdentity who) {
        return SecretDigest.of(who, IAM);
    }
}
