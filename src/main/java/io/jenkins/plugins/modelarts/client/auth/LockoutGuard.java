package io.jenkins.plugins.modelarts.client.auth;

import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Stops a refused secret before its repetition locks the account. IAM locks a user after 5 wrong passwords within 15
 * minutes; the API gateway locks an access key after 5 bad signatures. The guard therefore stops after the first refusal.
 *
 * <p>Only one request at a time may carry a secret that is not known to be good; the other requests wait for its result.
 * After a refusal the secret is not sent for 15 minutes. A changed secret counts as another secret and is tried at once.
 * Thread-safe.
 */
final class LockoutGuard {

    /** How long a refused secret is not sent. By default IAM counts the wrong passwords of 15 minutes. */
    static final Duration STOP = Duration.ofMinutes(15);

    /** How long a secret counts as good. The limit keeps the number of kept secrets small. */
    static final Duration TRUST = Duration.ofDays(1);

    /** When a permit's holder has reported no result for so long, the next request may try. */
    private static final Duration PERMIT_LIMIT = HttpTransport.TIME_LIMIT.multipliedBy(2);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'xxx", Locale.ROOT);

    private final Clock clock;
    private final ConcurrentMap<SecretDigest, State> states = new ConcurrentHashMap<>();

    /** @param clock messages show times in its zone */
    LockoutGuard(Clock clock) {
        this.clock = clock;
    }

    /**
     * Asks for the permit to send a secret once. The future fails with a {@link ModelArtsException} while the secret is
     * stopped, and when the request that it waits for fails with a passing problem.
     */
    CompletableFuture<Permit> acquire(SecretDigest secret) {
        Permit permit = new Permit(secret);
        Instant now = clock.instant();
        State current = states.compute(secret, (same, state) -> state == null || state.hasEnded(now) ? permit : state);
        if (current == permit) {
            states.values().removeIf(state -> state.hasEnded(now));
        }
        return current.admit(permit);
    }

    /** How many secrets are kept. */
    int size() {
        return states.size();
    }

    /** What is known about a secret. */
    private interface State {

        boolean hasEnded(Instant now);

        CompletableFuture<Permit> admit(Permit next);
    }

    private record Good(Instant since) implements State {

        @Override
        public boolean hasEnded(Instant now) {
            return Duration.between(since, now).compareTo(TRUST) >= 0;
        }

        @Override
        public CompletableFuture<Permit> admit(Permit next) {
            return CompletableFuture.completedFuture(next);
        }
    }

    private record Stopped(Instant since, ModelArtsException error) implements State {

        /** The absolute value: when the clock is set back, the stop must not take longer. */
        @Override
        public boolean hasEnded(Instant now) {
            return Duration.between(since, now).abs().compareTo(STOP) >= 0;
        }

        @Override
        public CompletableFuture<Permit> admit(Permit next) {
            return CompletableFuture.failedFuture(error);
        }
    }

    /** The permit to send a secret once. Its holder must report the result with one of the three methods. */
    final class Permit implements State {

        private final SecretDigest secret;
        private final CompletableFuture<Void> result = new CompletableFuture<>();

        private Permit(SecretDigest secret) {
            this.secret = secret;
        }

        /** Reports that the secret is good: from now on no request waits for another one. */
        void accepted() {
            Instant now = clock.instant();
            states.compute(secret, (same, state) -> isStopped(state, now) ? state : new Good(now));
            result.complete(null);
        }

        /**
         * Reports that the server refused the secret: it is stopped.
         *
         * @return the failure that every request with this secret gets until the stop ends
         */
        ModelArtsException rejected(ModelArtsException refusal) {
            Instant now = clock.instant();
            State stopped = states.compute(
                    secret, (same, state) -> isStopped(state, now) ? state : new Stopped(now, explain(refusal, now)));
            result.complete(null);
            return ((Stopped) stopped).error();
        }

        /**
         * Reports that the request failed and that nothing is known about the secret. A passing failure also fails the
         * waiting requests, which would only meet it one after the other; after any other failure the next request may
         * try.
         */
        void failed(ModelArtsException failure) {
            if (failure.problem().isPassing()) {
                result.completeExceptionally(failure);
            } else {
                result.complete(null);
            }
        }

        @Override
        public boolean hasEnded(Instant now) {
            return result.isDone();
        }

        @Override
        public CompletableFuture<Permit> admit(Permit next) {
            if (next == this) {
                result.completeOnTimeout(null, PERMIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                return CompletableFuture.completedFuture(this);
            }
            return result.thenCompose(nothing -> acquire(secret));
        }
    }

    private static boolean isStopped(State state, Instant now) {
        return state instanceof Stopped && !state.hasEnded(now);
    }

    private ModelArtsException explain(ModelArtsException refusal, Instant now) {
        String until = TIME.format(now.plus(STOP).atZone(clock.getZone()));
        return ModelArtsException.withMessage(
                refusal.problem(), Messages.LockoutGuard_stopped(until, refusal.getMessage()));
    }
}
