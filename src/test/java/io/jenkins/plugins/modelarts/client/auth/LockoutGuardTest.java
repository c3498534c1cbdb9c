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

    private static final Target TARGET = new Target("host", "p");
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
    public void oneRefusalFailsAll() throws Exception {
        LockoutGuard.Permit first = Futures.of(acquire(secret));
        List<CompletableFuture<LockoutGuard.Permit>> others = Futures.times(199, () -> acquire(secret));

        ModelArtsException failure = first.rejected(REFUSAL);

        for (CompletableFuture<LockoutGuard.Permit> other : others) {
            assertThat(Futures.failureOf(other), sameInstance(failure));
        }
        assertThat(Futures.failureOf(acquire(secret)), sameInstance(failure));
    }

    @Test
    public void aStopSaysWhyAndUntilWhen() throws Exception {
        ModelArtsException failure = Futures.of(acquire(secret)).rejected(REFUSAL);

        String until = clock.instant().plus(Stop.LENGTH).atZone(clock.getZone()).toString();
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
    public void oneRequestTriesAgainAfterSixtyMinutes() throws Exception {
        Futures.of(acquire(secret)).rejected(REFUSAL);

        time.pass(Duration.ofMinutes(60).minus(SECOND));
        Futures.failureOf(acquire(secret));
        time.pass(SECOND);
        Futures.of(acquire(secret));

        assertThat(acquire(secret).isDone(), is(false));
    }

    @Test
    public void aClockSetBackDoesNotProlongTheStop() throws Exception {
        Futures.of(acquire(secret)).rejected(REFUSAL);

        time.pass(Duration.ofDays(-365));

        Futures.of(acquire(secret));
    }

    @Test
    public void stopsNoOtherSecret() throws Exception {
        Futures.of(acquire(secret)).rejected(REFUSAL);

        Futures.of(acquire(new SecretDigest("changed secret")));
    }

    @Test
    public void stopsASecretThatUsedToBeGood() throws Exception {
        Futures.of(acquire(secret)).accepted();
        LockoutGuard.Permit late = Futures.of(acquire(secret));
        Futures.of(acquire(secret)).rejected(REFUSAL);

        late.accepted();

        assertThat(Futures.failureOf(acquire(secret)).problem(), is(Problem.SIGNATURE_REFUSED));
    }

    @Test
    public void manyRefusalsAreReportedAsOne() throws Exception {
        Futures.of(acquire(secret)).accepted();
        LockoutGuard.Permit one = Futures.of(acquire(secret));
        LockoutGuard.Permit other = Futures.of(acquire(secret));

        assertThat(one.rejected(REFUSAL), sameInstance(other.rejected(REFUSAL)));
    }

    @Test
    public void aPassingFailureIsSharedAndStopsNobody() throws Exception {
        LockoutGuard.Permit first = Futures.of(acquire(secret));
        CompletableFuture<LockoutGuard.Permit> other = acquire(secret);

        first.failed(TIMEOUT);

        assertThat(Futures.failureOf(other), sameInstance(TIMEOUT));
        Futures.of(acquire(secret));
    }

    @Test
    public void aTimeoutOfOneHostIsNotThatOfAnother() throws Exception {
        LockoutGuard.Permit first = Futures.of(acquire(secret));
        CompletableFuture<LockoutGuard.Permit> other =
                guard.acquire(secret, new Target("other", "p"), LockoutGuard.SIGNATURES, false);

        first.failed(TIMEOUT);

        Futures.of(other);
    }

    @Test
    public void aGoodSecretIsStoppedForTheFaultyServiceAlone() throws Exception {
        Futures.of(acquire(secret)).accepted();
        List<CompletableFuture<LockoutGuard.Permit>> all = Futures.times(4, () -> acquire(secret));

        all.get(0).get().failed(ModelArtsException.withMessage(Problem.UNAVAILABLE, "A fault."));

        Futures.of(all.get(3));
    }

    @Test
    public void anAdministratorTriesAStoppedSecretOnce() throws Exception {
        Futures.of(acquire(secret)).rejected(REFUSAL);

        Futures.of(insist()).rejected(REFUSAL);

        assertThat(Futures.failureOf(insist()).problem(), is(Problem.SIGNATURE_REFUSED));
    }

    @Test
    public void aSuccessOfTheAdministratorLiftsTheStop() throws Exception {
        Futures.of(acquire(secret)).rejected(REFUSAL);

        Futures.of(insist()).accepted();

        Futures.of(acquire(secret));
        assertThat(guard.isStopped(secret), is(false));
    }

    @Test
    public void anAttemptWithoutAnswerMayBeRepeated() throws Exception {
        Futures.of(acquire(secret)).rejected(REFUSAL);

        Futures.of(insist()).failed(TIMEOUT);

        Futures.of(insist()).accepted();
    }

    @Test
    public void aRefusedAttemptProlongsTheStop() throws Exception {
        Futures.of(acquire(secret)).rejected(REFUSAL);
        time.pass(Stop.LENGTH.minus(SECOND));
        Futures.of(insist()).rejected(REFUSAL);

        time.pass(SECOND);

        Futures.failureOf(acquire(secret));
    }

    @Test
    public void anAttemptLiftsTheStopOfAProject() throws Exception {
        Futures.of(acquire(secret)).doubted(REFUSAL);
        Futures.failureOf(acquire(secret));

        Futures.of(insist()).accepted();

        Futures.of(acquire(secret));
    }

    @Test
    public void theStopOfAProjectSaysWhichOne() throws Exception {
        Futures.of(acquire(secret)).doubted(REFUSAL);

        assertThat(
                Futures.failureOf(acquire(secret)).getMessage(),
                allOf(containsString("project p at host"), containsString("The signature is wrong.")));
    }

    @Test
    public void theStopOfAProjectEndsAfterSixtyMinutes() throws Exception {
        Futures.of(acquire(secret)).doubted(REFUSAL);

        time.pass(Stop.LENGTH);

        Futures.of(acquire(secret));
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

    private CompletableFuture<LockoutGuard.Permit> acquire(SecretDigest wanted) {
        return guard.acquire(wanted, TARGET, LockoutGuard.SIGNATURES, false);
    }

    private CompletableFuture<LockoutGuard.Permit> acquirePassword() {
        return guard.acquire(secret, TARGET, LockoutGuard.PASSWORDS, false);
    }

    private CompletableFuture<LockoutGuard.Permit> insist() {
        return guard.acquire(secret, TARGET, LockoutGuard.SIGNATURES, true);
    }

    private static long granted(List<CompletableFuture<LockoutGuard.Permit>> permits) {
        return permits.stream().filter(CompletableFuture::isDone).count();
    }
}
