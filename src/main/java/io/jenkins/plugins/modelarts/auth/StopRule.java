package io.jenkins.plugins.modelarts.auth;

import io.jenkins.plugins.modelarts.api.Http;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
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
 * Keeps a wrong secret from being sent until its owner is locked out. IAM locks a user after 5 wrong passwords within
 * 15 minutes, the gateway locks an access key after 5 bad signatures; so one refusal is enough to stop.
 *
 * <p>A secret that is not known to be good is sent by one request at a time; the others wait for what comes of it.
 * After one refusal it is not sent for 15 minutes. A changed secret is another secret, and tried at once. Thread-safe.
 */
final class StopRule {

    /** How long nothing is sent after a refusal: IAM counts wrong passwords for 15 minutes by default. */
    static final Duration STOP = Duration.ofMinutes(15);

    /** How long a good secret is remembered as good; only to bound the memory. */
    static final Duration TRUST = Duration.ofDays(1);

    /** For a request that was never heard of again; then the next one may try. */
    private static final Duration LONGEST_TRY = Http.TIME_LIMIT.multipliedBy(2);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'xxx", Locale.ROOT);

    private final Clock clock;
    private final ConcurrentMap<Fingerprint, State> states = new ConcurrentHashMap<>();

    /** @param clock its zone is that of the times in messages */
    StopRule(Clock clock) {
        this.clock = clock;
    }

    /**
     * Asks for leave to send a secret once. Fails with a {@link ModelArtsException} while the secret must not be sent,
     * and when the request waited for could not be answered, either.
     */
    CompletableFuture<Leave> enter(Fingerprint secret) {
        Leave leave = new Leave(secret);
        Instant now = clock.instant();
        State current = states.compute(secret, (same, state) -> state == null || state.isOver(now) ? leave : state);
        if (current == leave) {
            states.values().removeIf(state -> state.isOver(now));
        }
        return current.admit(leave);
    }

    /** How many secrets are remembered. */
    int size() {
        return states.size();
    }

    /** What is known about a secret. */
    private interface State {

        boolean isOver(Instant now);

        CompletableFuture<Leave> admit(Leave next);
    }

    private record Good(Instant since) implements State {

        @Override
        public boolean isOver(Instant now) {
            return Duration.between(since, now).compareTo(TRUST) >= 0;
        }

        @Override
        public CompletableFuture<Leave> admit(Leave next) {
            return CompletableFuture.completedFuture(next);
        }
    }

    private record Stopped(Instant since, ModelArtsException error) implements State {

        /** A clock that was set back must not stop anybody for longer, hence the absolute value. */
        @Override
        public boolean isOver(Instant now) {
            return Duration.between(since, now).abs().compareTo(STOP) >= 0;
        }

        @Override
        public CompletableFuture<Leave> admit(Leave next) {
            return CompletableFuture.failedFuture(error);
        }
    }

    /** The leave to send a secret once. Its holder tells the outcome, by one of the three methods. */
    final class Leave implements State {

        private final Fingerprint secret;
        private final CompletableFuture<Void> outcome = new CompletableFuture<>();

        private Leave(Fingerprint secret) {
            this.secret = secret;
        }

        /** The secret is good: from now on nobody waits for anybody. */
        void accepted() {
            Instant now = clock.instant();
            states.compute(secret, (same, state) -> isStopped(state, now) ? state : new Good(now));
            outcome.complete(null);
        }

        /**
         * The secret was refused: it is not sent for a while.
         *
         * @return what to tell the user, the same for all
         */
        ModelArtsException refused(ModelArtsException refusal) {
            Instant now = clock.instant();
            State stopped = states.compute(
                    secret, (same, state) -> isStopped(state, now) ? state : new Stopped(now, explain(refusal, now)));
            outcome.complete(null);
            return ((Stopped) stopped).error();
        }

        /**
         * The request failed without telling whether the secret is good. A passing failure is passed on to those who
         * wait, who would else run into it one after the other; after any other one the next may try.
         */
        void failed(ModelArtsException failure) {
            if (failure.problem().isPassing()) {
                outcome.completeExceptionally(failure);
            } else {
                outcome.complete(null);
            }
        }

        @Override
        public boolean isOver(Instant now) {
            return outcome.isDone();
        }

        @Override
        public CompletableFuture<Leave> admit(Leave next) {
            if (next == this) {
                outcome.completeOnTimeout(null, LONGEST_TRY.toMillis(), TimeUnit.MILLISECONDS);
                return CompletableFuture.completedFuture(this);
            }
            return outcome.thenCompose(nothing -> enter(secret));
        }
    }

    private static boolean isStopped(State state, Instant now) {
        return state instanceof Stopped && !state.isOver(now);
    }

    private ModelArtsException explain(ModelArtsException refusal, Instant now) {
        String until = TIME.format(now.plus(STOP).atZone(clock.getZone()));
        return ModelArtsException.withMessage(
                refusal.problem(), Messages.StopRule_stopped(until, refusal.getMessage()));
    }
}
