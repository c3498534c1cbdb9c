package io.jenkins.plugins.modelarts.auth;

import java.util.Objects;

/**
 * An access key, which signs every request. Blanks around the values, as pasting brings them, are dropped.
 *
 * @param accessKey the key's id (AK)
 * @param secretKey what signs (SK); never sent
 * @param securityToken what a temporary key needs besides; null for a permanent one
 */
public record AccessKey(String accessKey, String secretKey, String securityToken) implements CloudIdentity {

    public AccessKey {
        accessKey = Objects.requireNonNullElse(accessKey, "").strip();
        secretKey = Objects.requireNonNullElse(secretKey, "").strip();
        securityToken = securityToken == null || securityToken.isBlank() ? null : securityToken.strip();
    }

    /** Without the key's id, which the cloud's own messages star out, too. */
    @Override
    public String toString() {
        return securityToken == null ? "access key" : "temporary access key";
    }
}
