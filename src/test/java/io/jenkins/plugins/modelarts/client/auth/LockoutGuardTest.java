package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import io.jenkins.plugins.modelarts.testkit.Futures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

public class LockoutGuardTest extends GuardedRequests {

    @Test
    public void onlyOneRequestTriesAnUnknownSecret() throws Exception {
        Futures.of(acquire(secret));

        List<CompletableFuture<LockoutGuard.Permit>> others = Futures.times(199, () -> acquire(secret));

        assertThat(others.stream().noneMatch(CompletableFuture::isDone), is(true));
    }

    @Test
    public void aGoodSecretIsSentByThree() throws Exception {
        LockoutGuard.Permit first = Futures.of(acquire(secret));
        List<CompletableFuture<LockoutGuard.Permit>> others = Futures.times(199, () -> acquire(secret));

        first.accepted();

        assertThat(granted(others), is(3L));
        assertThat(acquire(secret).isDone(), is(false));
    }

    @Test
    public void aGoodPasswordIsSentByOne() throws Exception {
        acquirePassword().get().accepted();

        List<CompletableFuture<LockoutGuard.Permit>> all = Futures.times(8, this::acquirePassword);

        assertThat(granted(all), is(1L));
    }

    @Test
    public void whoReportsLetsTheNextOneSend() throws Exception {
        Futures.of(acquire(secret)).accepted();
        List<CompletableFuture<LockoutGuard.Permit>> all = Futures.times(5000, () -> acquire(secret));

        for (CompletableFuture<LockoutGuard.Permit> one : all) {
            one.getNow(null).accepted();
        }

        assertThat(acquire(secret).isDone(), is(true));
    }

    @Test
    public void whoReportsWithinTheGrantDoesNotExhaustTheStack() throws Exception {
        LockoutGuard.Permit first = Futures.of(acquire(secret));
        List<CompletableFuture<Void>> all =
                Futures.times(20_000, () -> acquire(secret).thenAccept(LockoutGuard.Permit::accepted));

        first.accepted();

        assertThat(all.stream().allMatch(CompletableFuture::isDone), is(true));
    }

    @Test
    public void aPermitThatIsNeverReturnedIsTakenBack() throws Exception {
        Futures.of(acquire(secret));

        time.pass(LockoutGuard.PERMIT_LIMIT.minus(SECOND));
        CompletableFuture<LockoutGuard.Permit> waiting = acquire(secret);
        assertThat(waiting.isDone(), is(false));
        time.pass(SECOND);

        CompletableFuture<LockoutGuard.Permit> late = acquire(secret);
        assertThat("the one before it sends first", late.isDone(), is(false));
        assertThat(waiting.isDone(), is(true));
    }

    @Test
    public void whoGetsNoTurnFailsAfterOneMinute() throws Exception {
        Futures.of(acquire(secret));
        CompletableFuture<LockoutGuard.Permit> waiting = acquire(secret);

        time.pass(Duration.ofMinutes(1).minus(SECOND));
        assertThat(waiting.isDone(), is(false));
        time.pass(SECOND);

        ModelArtsException failure = Futures.failureOf(waiting);
        assertThat(failure.problem(), is(Problem.TIMED_OUT));
        assertThat(failure.getMessage(), containsString("same credentials to host"));
    }

    @Test
    public void whoGaveUpTakesNobodysTurn() throws Exception {
        LockoutGuard.Permit slow = Futures.of(acquire(secret));
        acquire(secret);
        time.pass(RequestAuthorizer.LONGEST_TURN);
        CompletableFuture<LockoutGuard.Permit> next = acquire(secret);

        slow.failed(NOT_FOUND);

        assertThat(next.isDone(), is(true));
    }

    @Test
    public void whoHasTheTurnKeepsItAfterTheLimit() throws Exception {
        LockoutGuard.Permit slow = Futures.of(acquire(secret));
        CompletableFuture<LockoutGuard.Permit> next = acquire(secret);
        slow.failed(NOT_FOUND);

        time.pass(RequestAuthorizer.LONGEST_TURN);

        Futures.of(next).accepted();
        assertThat(acquire(secret).isDone(), is(true));
    }

    @Test
    public void aTimeoutOfOneHostIsNotThatOfAnother() throws Exception {
        LockoutGuard.Permit first = Futures.of(acquire(secret));
        CompletableFuture<LockoutGuard.Permit> other = acquireElsewhere();

        first.failed(TIMEOUT);

        Futures.of(other);
    }

    @Test
    public void afterAnUnrelatedFailureTheNextRequestTries() throws Exception {
        LockoutGuard.Permit first = Futures.of(acquire(secret));
        List<CompletableFuture<LockoutGuard.Permit>> others = Futures.times(199, () -> acquire(secret));

        first.failed(NOT_FOUND);

        assertThat(others.stream().filter(CompletableFuture::isDone).count(), is(1L));
    }

    @Test
    public void keepsNoMoreThanItNeeds() throws Exception {
        for (int i = 0; i < 100; i++) {
            Futures.of(acquire(new SecretDigest("good " + i))).accepted();
            Futures.of(acquire(new SecretDigest("bad " + i))).rejected(REFUSAL);
            Futures.of(acquire(new SecretDigest("down " + i))).failed(TIMEOUT);
        }

        time.pass(LockoutGuard.TRUST);
        Futures.of(acquire(secret));

        assertThat(guard.size(), is(1));
    }

    @Test
    public void aSecretWithALostPermitIsForgotten() throws Exception {
        Futures.of(acquire(new SecretDigest("lost")));

        time.pass(LockoutGuard.PERMIT_LIMIT);
        Futures.of(acquire(secret));

        assertThat(guard.size(), is(1));
    }
}
