package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time in which a secret is not sent, because the server refused it. The lock of {@link LockoutGuard} guards it. */
final class Stop {

    /**
     * How long a refused secret is not sent. IAM's strictest policy counts the wrong passwords of 60 minutes, and its
     * default policy those of 15 minutes.
     */
    static final Duration LENGTH = Duration.ofMinutes(60);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'xxx", Locale.ROOT);

    private final Instant since;
    private final ModelArtsException error;
    private boolean triedAgain;

    private Stop(Instant since, ModelArtsException refusal, String message) {
        this.since = since;
        this.error = ModelArtsException.withMessage(refusal.problem(), message);
    }

    /** A stop for the whole cloud, because the server said that the secret is wrong. */
    static Stop everywhere(ModelArtsException refusal, Clock clock) {
        Instant now = clock.instant();
        return new Stop(now, refusal, Messages.LockoutGuard_stopped(end(now, clock), refusal.getMessage()));
    }

    /** A stop for one project, because the server refused the secret there without a word about why. */
    static Stop at(Target target, ModelArtsException refusal, Clock clock) {
        Instant now = clock.instant();
        String message = Messages.LockoutGuard_stoppedThere(
                end(now, clock), target.project(), target.host(), refusal.getMessage());
        return new Stop(now, refusal, message);
    }

    private static String end(Instant now, Clock clock) {
        return TIME.format(now.plus(LENGTH).atZone(clock.getZone()));
    }

    /** The stop, as long as it holds. */
    @CheckForNull
    static Stop ifHolding(@CheckForNull Stop latest, Instant now) {
        return latest == null || LockoutGuard.isOver(latest.since, LENGTH, now) ? null : latest;
    }

    /** What every request gets until the stop ends. */
    ModelArtsException error() {
        return error;
    }

    /** Takes the one attempt that an administrator has during a stop. Returns false when it was taken before. */
    boolean tryAgain() {
        boolean free = !triedAgain;
        triedAgain = true;
        return free;
    }

    /** Gives the attempt back, because it told nothing about the secret. */
    void attemptToldNothing() {
        triedAgain = false;
    }
}
