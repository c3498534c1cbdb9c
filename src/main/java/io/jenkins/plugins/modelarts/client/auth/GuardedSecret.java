package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What is known about one secret at one cloud, and who waits to send it. The lock of {@link LockoutGuard} guards it. */
final class GuardedSecret {

    /** How many projects may refuse a secret without a reason, when it was never accepted anywhere. */
    private static final int DOUBTS = 2;

    /**
     * Somebody who wants to send the secret.
     *
     * @param insistent whether to try once although the secret is stopped
     */
    record Request(LockoutGuard.Permit permit, boolean insistent, CompletableFuture<LockoutGuard.Permit> granted) {}

    private final Clock clock;
    private final int atOnce;
    private final Queue<Runnable> outcomes;
    private final Set<Request> waiting = new LinkedHashSet<>();
    private final Map<LockoutGuard.Permit, Instant> unanswered = new IdentityHashMap<>();
    private final Map<Target, GuardedTarget> targets = new HashMap<>();

    @CheckForNull
    private Instant accepted;

    @CheckForNull
    private Stop stop;

    /** Was granted although the secret is stopped. */
    @CheckForNull
    private LockoutGuard.Permit attempt;

    /**
     * @param atOnce how many requests may carry the secret at the same time when it is good
     * @param outcomes gets what is to be done outside of the lock
     */
    GuardedSecret(Clock clock, int atOnce, Queue<Runnable> outcomes) {
        this.clock = clock;
        this.atOnce = atOnce;
        this.outcomes = outcomes;
    }

    void add(Request request) {
        waiting.add(request);
    }

    /** The request has waited too long. Does nothing when it waits no longer. */
    void giveUp(Request request) {
        if (waiting.remove(request)) {
            String host = request.permit().target().host();
            fail(request, ModelArtsException.withMessage(Problem.TIMED_OUT, Messages.LockoutGuard_noTurn(host)));
        }
    }

    void accepted(LockoutGuard.Permit permit) {
        unanswered.remove(permit);
        Instant now = clock.instant();
        if (!isStopped(now) || permit == attempt) {
            stop = null;
            accepted = now;
            target(permit).accepted();
        }
    }

    /** Returns the failure of every request until the stop ends. */
    ModelArtsException rejected(LockoutGuard.Permit permit, ModelArtsException refusal) {
        unanswered.remove(permit);
        Stop current = stop(clock.instant());
        if (current != null && permit != attempt) {
            return current.error();
        }
        Stop begun = stopEverywhere(refusal);
        if (permit == attempt) {
            begun.tryAgain();
        }
        return begun.error();
    }

    void doubted(LockoutGuard.Permit permit, ModelArtsException refusal) {
        unanswered.remove(permit);
        Instant now = clock.instant();
        target(permit).doubted(refusal, clock);
        long stopped = targets.values().stream()
                .filter(target -> target.stop(now) != null)
                .count();
        if (stopped >= DOUBTS && !isGood(now) && !isStopped(now)) {
            stopEverywhere(refusal);
        }
    }

    void failed(LockoutGuard.Permit permit, ModelArtsException failure) {
        unanswered.remove(permit);
        Instant now = clock.instant();
        Stop current = stop(permit, now);
        if (permit == attempt && current != null) {
            current.attemptToldNothing();
        }
        boolean shared = isGood(now)
                ? failure.problem() == Problem.TIMED_OUT || failure.problem() == Problem.UNREACHABLE
                : failure.problem().isPassing();
        if (shared) {
            failWaiting(permit.target().host(), failure);
        }
    }

    private void failWaiting(String host, ModelArtsException failure) {
        for (Iterator<Request> requests = waiting.iterator(); requests.hasNext(); ) {
            Request request = requests.next();
            if (request.permit().target().host().equals(host)) {
                requests.remove();
                fail(request, failure);
            }
        }
    }

    private Stop stopEverywhere(ModelArtsException refusal) {
        Stop begun = Stop.everywhere(refusal, clock);
        stop = begun;
        accepted = null;
        targets.clear();
        return begun;
    }

    /** Grants or fails the requests that need to wait no longer. */
    void decide() {
        Instant now = clock.instant();
        unanswered.values().removeIf(since -> LockoutGuard.isOver(since, LockoutGuard.PERMIT_LIMIT, now));
        boolean anyStop = isStopped(now) || targets.values().stream().anyMatch(target -> target.stop(now) != null);
        for (Iterator<Request> requests = waiting.iterator(); requests.hasNext(); ) {
            boolean full = unanswered.size() >= (isGood(now) ? atOnce : 1);
            if (full && !anyStop) {
                // Thousands may wait, and this is asked at each of their requests.
                return;
            }
            Request request = requests.next();
            LockoutGuard.Permit permit = request.permit();
            Stop current = stop(permit, now);
            if (current != null && !(request.insistent() && current.tryAgain())) {
                requests.remove();
                fail(request, current.error());
            } else if (current != null || !full) {
                requests.remove();
                attempt = current == null ? attempt : permit;
                unanswered.put(permit, now);
                outcomes.add(() -> request.granted().complete(permit));
            }
        }
    }

    private void fail(Request request, ModelArtsException failure) {
        outcomes.add(() -> request.granted().completeExceptionally(failure));
    }

    /** Whether nothing may be sent to any region of the cloud. */
    boolean isStopped(Instant now) {
        return stop(now) != null;
    }

    @CheckForNull
    private Stop stop(Instant now) {
        return Stop.ifHolding(stop, now);
    }

    /** The stop that holds for the project of a permit. */
    @CheckForNull
    private Stop stop(LockoutGuard.Permit permit, Instant now) {
        Stop everywhere = stop(now);
        return everywhere == null ? target(permit).stop(now) : everywhere;
    }

    private GuardedTarget target(LockoutGuard.Permit permit) {
        return targets.computeIfAbsent(permit.target(), GuardedTarget::new);
    }

    private boolean isGood(Instant now) {
        Instant since = accepted;
        return since != null && !LockoutGuard.isOver(since, LockoutGuard.TRUST, now);
    }

    /** Whether nothing has to be remembered. */
    boolean isForgettable(Instant now) {
        return waiting.isEmpty()
                && unanswered.values().stream()
                        .allMatch(since -> LockoutGuard.isOver(since, LockoutGuard.PERMIT_LIMIT, now))
                && !isGood(now)
                && !isStopped(now)
                && targets.values().stream().allMatch(target -> target.stop(now) == null);
    }
}
