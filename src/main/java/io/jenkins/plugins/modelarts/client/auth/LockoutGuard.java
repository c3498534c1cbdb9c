package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import io.jenkins.plugins.modelarts.client.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Stops a refused secret before its repetition locks the account. By default IAM locks a user after 5 wrong passwords
 * within 15 minutes, and an account can set 3 within 60 minutes; the API gateway locks an access key after 5 bad
 * signatures. The guard therefore stops a secret after the first refusal, for all regions of the cloud, until 60 minutes
 * have passed. A changed secret counts as another secret and is tried at once.
 *
 * <p>At most so many requests carry a secret at the same time as may be refused together: one with a password, three with
 * the signature of an access key, and one with any secret that is not known to be good. The others wait for a result.
 *
 * <p>A refusal that does not say that the secret is wrong stops only the project that refused it. Thread-safe.
 */
final class LockoutGuard {

    /** How many requests may carry a password at the same time. */
    static final int PASSWORDS = 1;

    /** How many requests may carry signatures of an access key at the same time. */
    static final int SIGNATURES = 3;

    /** How long a secret counts as good after it was accepted. The limit keeps the number of kept secrets small. */
    static final Duration TRUST = Duration.ofDays(1);

    /** When a permit's holder has reported no result for so long, the permit counts as lost. */
    static final Duration PERMIT_LIMIT = HttpTransport.TIME_LIMIT.multipliedBy(2);

    private final Clock clock;
    private final Timer timer;
    private final Map<SecretDigest, GuardedSecret> secrets = new HashMap<>();
    private final Queue<Runnable> outcomes = new ArrayDeque<>();
    private boolean delivering;

    /**
     * @param clock messages show times in its zone
     * @param timer ends the waiting of requests
     */
    LockoutGuard(Clock clock, Timer timer) {
        this.clock = clock;
        this.timer = timer;
    }

    /**
     * Asks for the permit to send a secret once. The future fails with a {@link ModelArtsException} while the secret is
     * stopped, when a request to the same host that it waits for fails with a passing problem, and when it has waited for
     * {@link RequestAuthorizer#LONGEST_TURN}.
     *
     * @param secret the secret and its cloud
     * @param atOnce how many requests may carry the secret at the same time, such as {@link #PASSWORDS}
     * @param insistent whether to try once although the secret is stopped
     */
    CompletableFuture<Permit> acquire(SecretDigest secret, Target target, int atOnce, boolean insistent) {
        CompletableFuture<Permit> permit = new CompletableFuture<>();
        Permit wanted = new Permit(secret, target, atOnce);
        GuardedSecret.Request request = new GuardedSecret.Request(wanted, insistent, permit);
        change(wanted, known -> known.add(request));
        if (!permit.isDone()) {
            Future<?> limit = timer.schedule(
                    () -> change(wanted, known -> known.giveUp(request)), RequestAuthorizer.LONGEST_TURN.toMillis());
            permit.whenComplete((granted, thrown) -> limit.cancel(false));
        }
        return permit;
    }

    /** Whether nothing may be sent with the secret to any region of its cloud. */
    synchronized boolean isStopped(SecretDigest secret) {
        GuardedSecret known = secrets.get(secret);
        return known != null && known.isStopped(clock.instant());
    }

    private void change(Permit permit, Consumer<GuardedSecret> change) {
        synchronized (this) {
            Instant now = clock.instant();
            secrets.values().removeIf(known -> known.isForgettable(now));
            GuardedSecret known =
                    secrets.computeIfAbsent(permit.secret, first -> new GuardedSecret(clock, permit.atOnce, outcomes));
            change.accept(known);
            known.decide();
        }
        deliver();
    }

    /** Outside of the lock, and one after the other: whoever gets a permit may report its result at once. */
    private void deliver() {
        for (Runnable next = begin(); next != null; next = begin()) {
            try {
                next.run();
            } finally {
                end();
            }
        }
    }

    @CheckForNull
    private synchronized Runnable begin() {
        Runnable next = delivering ? null : outcomes.poll();
        delivering = delivering || next != null;
        return next;
    }

    private synchronized void end() {
        delivering = false;
    }

    /** The absolute value: when the clock is set back, nothing must last longer. */
    static boolean isOver(Instant since, Duration length, Instant now) {
        return Duration.between(since, now).abs().compareTo(length) >= 0;
    }

    /** How many secrets are kept; for tests. */
    synchronized int size() {
        return secrets.size();
    }

    /** The permit to send a secret once. Its holder must report the result once. */
    final class Permit {

        private final SecretDigest secret;
        private final Target target;
        private final int atOnce;

        private Permit(SecretDigest secret, Target target, int atOnce) {
            this.secret = secret;
            this.target = target;
            this.atOnce = atOnce;
        }

        Target target() {
            return target;
        }

        /** Reports that the server accepted the secret. */
        void accepted() {
            change(this, known -> known.accepted(this));
        }

        /**
         * Reports that the request failed, by what the failure says of the secret.
         *
         * @return the failure that the caller gets
         */
        ModelArtsException report(ModelArtsException failure) {
            Problem problem = failure.problem();
            if (problem.isRefusalOfSecret()) {
                return rejected(failure);
            }
            if (problem.isSolvedByNewToken() || problem == Problem.UNAUTHORIZED) {
                // The server may have counted it against the secret, but the project or the region can be wrong as
                // well.
                doubted(failure);
            } else {
                failed(failure);
            }
            return failure;
        }

        /**
         * Reports that the server said that the secret is wrong: it is stopped for all regions of the cloud.
         *
         * @return the failure that every request with this secret gets until the stop ends
         */
        ModelArtsException rejected(ModelArtsException refusal) {
            AtomicReference<ModelArtsException> error = new AtomicReference<>(refusal);
            change(this, known -> error.set(known.rejected(this, refusal)));
            return error.get();
        }

        /** Reports that the server refused the request, and that the secret, the project or the region can be the cause. */
        void doubted(ModelArtsException refusal) {
            change(this, known -> known.doubted(this, refusal));
        }

        /**
         * Reports that the request failed and that nothing is known about the secret. Requests that wait for the same
         * host fail with it when they would only meet the same failure one after the other.
         */
        void failed(ModelArtsException failure) {
            change(this, known -> known.failed(this, failure));
        }
    }
}
