package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

public class LockoutGuardTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ModelArtsException REFUSAL =
            ModelArtsException.withMessage(Problem.SIGNATURE_REFUSED, "The signature is wrong.");
    private static final ModelArtsException TIMEOUT = ModelArtsException.withMessage(Problem.TIMED_OUT, "Too late.");
    private static final ModelArtsException NOT_FOUND =
            ModelArtsException.withMessage(Problem.NO_SUCH_SERVICE, "No such service.");

    private final FakeTime time = FakeTime.stopped();
    private final Clock clock = time.clock();
    private final LockoutGuard guard = new LockoutGuard(clock);
    private final SecretDigest secret = new SecretDigest("secret");

    @Test
    public void onlyOneRequestTriesAnUnknownSecret() throws Exception {
        Futures.of(guard.acquire(secret));

        List<CompletableFuture<LockoutGuard.Permit>> others = Futures.times(199, () -> guard.acquire(secret));

        assertThat(others.stream().noneMatch(CompletableFuture::isDone), is(true));
    }

    @Test
    public void aGoodSecretIsSentByAll() throws Exception {
        LockoutGuard.Permit first = Futures.of(guard.acquire(secret));
        List<CompletableFuture<LockoutGuard.Permit>> others = Futures.times(199, () -> guard.acquire(secret));

        first.accepted();

        assertThat(others.stream().allMatch(CompletableFuture::isDone), is(true));
        assertThat(guard.acquire(secret).isDone(), is(true));
    }

    @Test
    public void oneRefusalFailsAll() throws Exception {
        LockoutGuard.Permit first = Futures.of(guard.acquire(secret));
        List<CompletableFuture<LockoutGuard.Permit>> others = Futures.times(199, () -> guard.acquire(secret));

        ModelArtsException failure = first.rejected(REFUSAL);

        for (CompletableFuture<LockoutGuard.Permit> other : others) {
            assertThat(Futures.failureOf(other), sameInstance(failure));
        }
        assertThat(Futures.failureOf(guard.acquire(secret)), sameInstance(failure));
    }

    @Test
    public void aStopSaysWhyAndUntilWhen() throws Exception {
        ModelArtsException failure = Futures.of(guard.acquire(secret)).rejected(REFUSAL);

        String until =
                clock.instant().plus(LockoutGuard.STOP).atZone(clock.getZone()).toString();
        assertThat(failure.problem(), is(Problem.SIGNATURE_REFUSED));
        assertThat(
                failure.getMessage(),
                allOf(
                        containsString("The signature is wrong."),
                        containsString(until.substring(0, 10)),
                        containsString(until.substring(11, 16)),
                        containsString("UTC+08:00")));
    }

    @Test
    public void oneRequestTriesAgainAfterFifteenMinutes() throws Exception {
        Futures.of(guard.acquire(secret)).rejected(REFUSAL);

        time.pass(Duration.ofMinutes(15).minus(SECOND));
        Futures.failureOf(guard.acquire(secret));
        time.pass(SECOND);
        Futures.of(guard.acquire(secret));

        assertThat(guard.acquire(secret).isDone(), is(false));
    }

    @Test
    public void aClockSetBackDoesNotProlongTheStop() throws Exception {
        Futures.of(guard.acquire(secret)).rejected(REFUSAL);

        time.pass(Duration.ofDays(-365));

        Futures.of(guard.acquire(secret));
    }

    @Test
    public void stopsNoOtherSecret() throws Exception {
        Futures.of(guard.acquire(secret)).rejected(REFUSAL);

        Futures.of(guard.acquire(new SecretDigest("changed secret")));
    }

    @Test
    public void stopsASecretThatUsedToBeGood() throws Exception {
        Futures.of(guard.acquire(secret)).accepted();
        LockoutGuard.Permit late = Futures.of(guard.acquire(secret));
        Futures.of(guard.acquire(secret)).rejected(REFUSAL);

        late.accepted();

        assertThat(Futures.failureOf(guard.acquire(secret)).problem(), is(Problem.SIGNATURE_REFUSED));
    }

    @Test
    public void manyRefusalsAreReportedAsOne() throws Exception {
        Futures.of(guard.acquire(secret)).accepted();
        LockoutGuard.Permit one = Futures.of(guard.acquire(secret));
        LockoutGuard.Permit other = Futures.of(guard.acquire(secret));

        assertThat(one.rejected(REFUSAL), sameInstance(other.rejected(REFUSAL)));
    }

    @Test
    public void aPassingFailureIsSharedAndStopsNobody() throws Exception {
        LockoutGuard.Permit first = Futures.of(guard.acquire(secret));
        CompletableFuture<LockoutGuard.Permit> other = guard.acquire(secret);

        first.failed(TIMEOUT);

        assertThat(Futures.failureOf(other), sameInstance(TIMEOUT));
        Futures.of(guard.acquire(secret));
    }

    @Test
    public void afterAnUnrelatedFailureTheNextRequestTries() throws Exception {
        LockoutGuard.Permit first = Futures.of(guard.acquire(secret));
        List<CompletableFuture<LockoutGuard.Permit>> others = Futures.times(199, () -> guard.acquire(secret));

        first.failed(NOT_FOUND);

        assertThat(others.stream().filter(CompletableFuture::isDone).count(), is(1L));
    }

    @Test
    public void keepsNoMoreThanItNeeds() throws Exception {
        for (int i = 0; i < 100; i++) {
            Futures.of(guard.acquire(new SecretDigest("good " + i))).accepted();
            Futures.of(guard.acquire(new SecretDigest("bad " + i))).rejected(REFUSAL);
            Futures.of(guard.acquire(new SecretDigest("down " + i))).failed(TIMEOUT);
        }

        time.pass(LockoutGuard.TRUST);
        Futures.of(guard.acquire(secret));

        assertThat(guard.size(), is(1));
    }
}
