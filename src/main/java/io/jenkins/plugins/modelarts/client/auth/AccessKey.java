package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * An access key, which signs every request. Blanks around the values, which pasting can add, are removed.
 *
 * @param accessKey the key's id (AK)
 * @param secretKey the key that signs (SK); it is never sent
 * @param securityToken the token that a temporary key needs; a permanent key has none
 */
@Restricted(NoExternalUse.class)
public record AccessKey(
        String accessKey, String secretKey, @CheckForNull String securityToken) implements CloudIdentity {

    public AccessKey {
        accessKey = Objects.requireNonNullElse(accessKey, "").strip();
        secretKey = Objects.requireNonNullElse(secretKey, "").strip();
        securityToken = securityToken == null || securityToken.isBlank() ? null : securityToken.strip();
    }

    /** Without the key's id, because the cloud's own messages hide it, too. */
    @Override
    public String toString() {
        return securityToken == null ? "access key" : "temporary access key";
    }
}
