package io.jenkins.plugins.modelarts.auth;

import java.util.Objects;

/**
 * A token that somebody else got from IAM. It cannot be renewed.
 *
 * @param token goes into X-Auth-Token; blanks around it, as pasting brings them, are dropped
 */
public record ReadyToken(String token) implements CloudIdentity {

    public ReadyToken {
        token = Objects.requireNonNullElse(token, "").strip();
    }

    @Override
    public String toString() {
        return "ready token";
    }
}
