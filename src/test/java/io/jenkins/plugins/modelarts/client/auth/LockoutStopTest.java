package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.testkit.Futures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

/** When a guard stops a secret, what it says, and what ends the stop. */
public class LockoutStopTest extends GuardedRequests {

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
    public void anAdministratorNeedsNoTurn() throws Exception {
        Futures.of(acquire(secret)).accepted();
        Futures.of(acquire(secret));
        Futures.of(acquire(secret)).rejected(REFUSAL);

        Futures.of(insist());
    }

    @Test
    public void aStoppedProjectGivesOthersNoSecondTurn() throws Exception {
        Futures.of(acquire(secret)).doubted(REFUSAL);
        Futures.of(acquireElsewhere());

        assertThat(acquireElsewhere().isDone(), is(false));
    }

    @Test
    public void anUnrelatedFailureElsewhereIsNoSecondDoubt() throws Exception {
        LockoutGuard.Permit elsewhere = Futures.of(acquireElsewhere());
        CompletableFuture<LockoutGuard.Permit> next = acquire(secret);
        elsewhere.failed(NOT_FOUND);

        Futures.of(next).doubted(REFUSAL);

        Futures.of(acquireElsewhere());
    }

    @Test
    public void aSuccessOfTheAdministratorLiftsTheStopsOfProjects() throws Exception {
        Futures.of(acquireElsewhere()).doubted(REFUSAL);
        Futures.of(acquire(secret)).rejected(REFUSAL);

        Futures.of(insist()).accepted();

        Futures.of(acquireElsewhere());
    }
}
