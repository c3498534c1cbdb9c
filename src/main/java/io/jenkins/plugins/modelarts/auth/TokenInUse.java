package io.jenkins.plugins.modelarts.auth;

import java.time.Duration;
import java.time.Instant;

/** A token, and what ModelArts thinks of it. Thread-safe. */
final class TokenInUse {

    /**
     * For so long a renewed token is not renewed again when ModelArts has never accepted it: where new tokens do not
     * help, every build would ask for one more.
     */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Token token;
    private final boolean replacesRefused;
    private volatile boolean accepted;
    private volatile boolean refused;

    /** @param replaced the token before this one; null when there is none */
    TokenInUse(Token token, TokenInUse replaced) {
        this.token = token;
        this.replacesRefused = replaced != null && replaced.refused;
    }

    Token token() {
        return token;
    }

    /** Whether there is no need for a new one. */
    boolean isFresh(Instant now) {
        return !refused && now.isBefore(token.renewal());
    }

    /** Whether it will do when a new one cannot be had. */
    boolean isUsable(Instant now) {
        return !refused && !isOver(now);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(token.end());
    }

    void accepted() {
        accepted = true;
    }

    boolean wasAccepted() {
        return accepted;
    }

    /**
     * ModelArts refused this token, so it is not used again. Many may say so; a token that has taken its place
     * meanwhile stays.
     *
     * @return whether another token may help
     */
    boolean refused(Instant now) {
        if (replacesRefused && !accepted && now.isBefore(token.fetched().plus(PATIENCE))) {
            return false;
        }
        refused = true;
        return true;
    }
}
