package io.jenkins.plugins.modelarts.auth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A key for what is remembered about a secret: the same for the same secret, used at the same place for the same
 * purpose, and telling nothing about it. Immutable.
 *
 * @param digest SHA-256 in hex
 */
record Fingerprint(String digest) {

    /**
     * A secret by itself, wherever it is sent: one account is behind all regional endpoints, and locked for all.
     */
    static Fingerprint of(CloudIdentity who) {
        return digest(who, List.of());
    }

    /**
     * What a secret is used for.
     *
     * @param iamEndpoint where the secret is known
     * @param purpose what else must be the same; null values are told apart from empty ones
     */
    static Fingerprint of(CloudIdentity who, URI iamEndpoint, String... purpose) {
        return digest(
                who,
                Stream.concat(Stream.of(iamEndpoint.toString()), Arrays.stream(purpose))
                        .toList());
    }

    private static Fingerprint digest(CloudIdentity who, List<String> use) {
        MessageDigest digest = sha256();
        List<String> kind = List.of(who.getClass().getSimpleName());
        Stream.of(kind, parts(who), use)
                .flatMap(List::stream)
                .map(part -> part == null ? "-" : part.length() + ":" + part)
                .forEach(part -> digest.update(part.getBytes(StandardCharsets.UTF_8)));
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    private static List<String> parts(CloudIdentity who) {
        if (who instanceof IamUser user) {
            return List.of(user.accountName(), user.userName(), user.password());
        }
        if (who instanceof AccessKey key) {
            return Arrays.asList(key.accessKey(), key.secretKey(), key.securityToken());
        }
        return List.of(((ReadyToken) who).token());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Not the digest, from which a weak password could be guessed. */
    @Override
    public String toString() {
        return "fingerprint";
    }
}
