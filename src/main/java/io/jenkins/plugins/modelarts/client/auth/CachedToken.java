package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.time.Instant;

/** A token, and whether ModelArts accepted or rejected it. Thread-safe. */
final class CachedToken {

    /**
     * How long the successor of a rejected token is kept although ModelArts rejects it, too. Without this pause every
     * build would ask for one more token when new tokens do not help.
     */
    static final Duration RENEWAL_PAUSE = Duration.ofMinutes(1);

    private final Token token;
    private final boolean replacesRejected;
    private volatile boolean accepted;
    private volatile boolean rejected;

    /** @param replaced the token before this one, if there was one */
    CachedToken(Token token, @CheckForNull CachedToken replaced) {
        this.token = token;
        this.replacesRejected = replaced != null && replaced.rejected;
    }

    Token token() {
        return token;
    }

    /** Whether the token needs no renewal. */
    boolean isFresh(Instant now) {
        return !rejected && now.isBefore(token.renewal());
    }

    /** Whether the token can be used when no new one can be had. */
    boolean isUsable(Instant now) {
        return !rejected && !hasExpired(now);
    }

    boolean hasExpired(Instant now) {
        return !now.isBefore(token.end());
    }

    /** Reports that ModelArts accepted this token. */
    void accepted() {
        accepted = true;
    }

    boolean wasAccepted() {
        return accepted;
    }

    /**
     * Reports that ModelArts rejected this token, so that nobody uses it again. Many callers may report the same
     * rejection; a token that has replaced this one meanwhile is not affected.
     *
     * @return whether a new token may help
     */
    boolean rejected(Instant now) {
        if (replacesRejected && !accepted && now.isBefore(token.fetched().plus(RENEWAL_PAUSE))) {
            return false;
        }
        rejected = true;
        return true;
    }
}
