package io.jenkins.plugins.modelarts.client.auth;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Requests that ask a guard for permits, in stopped time. */
public abstract class GuardedRequests {

    static final Target TARGET = new Target("host", "p");
    static final Target OTHER_TARGET = new Target("other", "p");
    static final Duration SECOND = Duration.ofSeconds(1);
    static final ModelArtsException REFUSAL =
            ModelArtsException.withMessage(Problem.SIGNATURE_REFUSED, "The signature is wrong.");
    static final ModelArtsException TIMEOUT = ModelArtsException.withMessage(Problem.TIMED_OUT, "Too late.");
    static final ModelArtsException NOT_FOUND =
            ModelArtsException.withMessage(Problem.NO_SUCH_SERVICE, "No such service.");

    final FakeTime time = FakeTime.stopped();
    final Clock clock = time.clock();
    final LockoutGuard guard = new LockoutGuard(clock, Timer.of(time.timer()));
    final SecretDigest secret = new SecretDigest("secret");

    CompletableFuture<LockoutGuard.Permit> acquire(SecretDigest wanted) {
        return guard.acquire(wanted, TARGET, LockoutGuard.SIGNATURES, false);
    }

    CompletableFuture<LockoutGuard.Permit> acquirePassword() {
        return guard.acquire(secret, TARGET, LockoutGuard.PASSWORDS, false);
    }

    CompletableFuture<LockoutGuard.Permit> acquireElsewhere() {
        return guard.acquire(secret, OTHER_TARGET, LockoutGuard.SIGNATURES, false);
    }

    CompletableFuture<LockoutGuard.Permit> insist() {
        return guard.acquire(secret, TARGET, LockoutGuard.SIGNATURES, true);
    }

    static long granted(List<CompletableFuture<LockoutGuard.Permit>> permits) {
        return permits.stream().filter(CompletableFuture::isDone).count();
    }
}
