package io.jenkins.plugins.modelarts.client.auth;

import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A token that the user got from IAM by other means. The plugin cannot renew it.
 *
 * @param token goes into the header X-Auth-Token; blanks around it, which pasting can add, are removed
 */
@Restricted(NoExternalUse.class)
public record ReadyToken(String token) implements CloudIdentity {

    public ReadyToken {
        token = Objects.requireNonNullElse(token, "").strip();
    }

    @Override
    public String toString() {
        return "ready token";
    }
}
