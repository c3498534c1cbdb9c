package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A key for whatever is kept in memory about a secret. Two keys are equal when the secret, its place and its purpose are
 * equal. Nobody can find the secret from the key, not even by trying passwords: the key is an HMAC-SHA256 under a random
 * value that never leaves this process. Immutable.
 */
@Restricted(NoExternalUse.class)
public final class SecretDigest {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String HUAWEI_CLOUD = ".myhuaweicloud.com";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SecretKeySpec PROCESS_KEY = randomKey();

    private final String digest;

    /** @param digest HMAC in hexadecimal digits */
    SecretDigest(String digest) {
        this.digest = digest;
    }

    /**
     * The secret at a cloud. All regions of Huawei Cloud are one cloud, because they share the accounts and lock them
     * together; every other IAM endpoint is a cloud of its own.
     */
    static SecretDigest ofCloud(CloudIdentity identity, URI iamEndpoint) {
        String host = iamEndpoint.getHost();
        boolean huaweiCloud = host != null && host.endsWith(HUAWEI_CLOUD);
        return digest(identity, List.of("cloud", huaweiCloud ? HUAWEI_CLOUD : iamEndpoint.toString()));
    }

    /**
     * The secret at one place and for one purpose.
     *
     * @param iamEndpoint where the secret is known
     * @param purpose what else must be equal; null is not equal to an empty text
     */
    public static SecretDigest of(CloudIdentity identity, URI iamEndpoint, @CheckForNull String... purpose) {
        return digest(
                identity,
                Stream.concat(Stream.of(iamEndpoint.toString()), Arrays.stream(purpose))
                        .toList());
    }

    private static SecretDigest digest(CloudIdentity identity, List<String> use) {
        Mac mac = mac();
        List<String> kind = List.of(identity.getClass().getSimpleName());
        // Each part with its length, so that "ab" and "c" is not equal to "a" and "bc".
        Stream.of(kind, parts(identity), use)
                .flatMap(List::stream)
                .map(part -> part == null ? "-" : part.length() + ":" + part)
                .forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
        return new SecretDigest(HexFormat.of().formatHex(mac.doFinal()));
    }

    private static List<String> parts(CloudIdentity identity) {
        if (identity instanceof IamUser user) {
            return List.of(user.accountName(), user.userName(), user.password());
        }
        if (identity instanceof AccessKey key) {
            return Arrays.asList(key.accessKey(), key.secretKey(), key.securityToken());
        }
        return List.of(((ReadyToken) identity).token());
    }

    private static SecretKeySpec randomKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return new SecretKeySpec(key, ALGORITHM);
    }

    private static Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(PROCESS_KEY);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretDigest that && digest.equals(that.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "secret digest";
    }
}
