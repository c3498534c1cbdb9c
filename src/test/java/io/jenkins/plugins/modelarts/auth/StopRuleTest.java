package io.jenkins.plugins.modelarts.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

public class StopRuleTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ModelArtsException REFUSAL =
            ModelArtsException.withMessage(Problem.SIGNATURE_REFUSED, "The signature is wrong.");
    private static final ModelArtsException TIMEOUT = ModelArtsException.withMessage(Problem.TIMED_OUT, "Too late.");
    private static final ModelArtsException NOT_FOUND =
            ModelArtsException.withMessage(Problem.NO_SUCH_SERVICE, "No such service.");

    private final FakeClock clock = new FakeClock();
    private final StopRule rule = new StopRule(clock);
    private final Fingerprint secret = new Fingerprint("secret");

    @Test
    public void letsOneTryAnUnknownSecretWhileTheOthersWait() throws Exception {
        Outcome.of(rule.enter(secret));

        List<CompletableFuture<StopRule.Leave>> others = Outcome.times(199, () -> rule.enter(secret));

        assertThat(others.stream().noneMatch(CompletableFuture::isDone), is(true));
    }

    @Test
    public void letsAllGoOnceTheSecretIsKnownToBeGood() throws Exception {
        StopRule.Leave first = Outcome.of(rule.enter(secret));
        List<CompletableFuture<StopRule.Leave>> others = Outcome.times(199, () -> rule.enter(secret));

        first.accepted();

        assertThat(others.stream().allMatch(CompletableFuture::isDone), is(true));
        assertThat(rule.enter(secret).isDone(), is(true));
    }

    @Test
    public void tellsOneRefusalToAll() throws Exception {
        StopRule.Leave first = Outcome.of(rule.enter(secret));
        List<CompletableFuture<StopRule.Leave>> others = Outcome.times(199, () -> rule.enter(secret));

        ModelArtsException told = first.refused(REFUSAL);

        for (CompletableFuture<StopRule.Leave> other : others) {
            assertThat(Outcome.failureOf(other), sameInstance(told));
        }
        assertThat(Outcome.failureOf(rule.enter(secret)), sameInstance(told));
    }

    @Test
    public void saysWhatWasRefusedWhyAndUntilWhen() throws Exception {
        ModelArtsException told = Outcome.of(rule.enter(secret)).refused(REFUSAL);

        String until =
                clock.instant().plus(StopRule.STOP).atZone(clock.getZone()).toString();
        assertThat(told.problem(), is(Problem.SIGNATURE_REFUSED));
        assertThat(
                told.getMessage(),
                allOf(
                        containsString("The signature is wrong."),
                        containsString(until.substring(0, 10)),
                        containsString(until.substring(11, 16)),
                        containsString("UTC+08:00")));
    }

    @Test
    public void letsOneTryAgainAfterFifteenMinutes() throws Exception {
        Outcome.of(rule.enter(secret)).refused(REFUSAL);

        clock.pass(Duration.ofMinutes(15).minus(SECOND));
        Outcome.failureOf(rule.enter(secret));
        clock.pass(SECOND);
        Outcome.of(rule.enter(secret));

        assertThat(rule.enter(secret).isDone(), is(false));
    }

    @Test
    public void aClockSetBackDoesNotProlongTheStop() throws Exception {
        Outcome.of(rule.enter(secret)).refused(REFUSAL);

        clock.pass(Duration.ofDays(-365));

        Outcome.of(rule.enter(secret));
    }

    @Test
    public void stopsNoOtherSecret() throws Exception {
        Outcome.of(rule.enter(secret)).refused(REFUSAL);

        Outcome.of(rule.enter(new Fingerprint("changed secret")));
    }

    @Test
    public void stopsASecretThatUsedToBeGood() throws Exception {
        Outcome.of(rule.enter(secret)).accepted();
        StopRule.Leave late = Outcome.of(rule.enter(secret));
        Outcome.of(rule.enter(secret)).refused(REFUSAL);

        late.accepted();

        assertThat(Outcome.failureOf(rule.enter(secret)).problem(), is(Problem.SIGNATURE_REFUSED));
    }

    @Test
    public void manyRefusalsOfRequestsUnderWayAreToldAsOne() throws Exception {
        Outcome.of(rule.enter(secret)).accepted();
        StopRule.Leave one = Outcome.of(rule.enter(secret));
        StopRule.Leave other = Outcome.of(rule.enter(secret));

        assertThat(one.refused(REFUSAL), sameInstance(other.refused(REFUSAL)));
    }

    @Test
    public void aPassingFailureIsSharedByThoseWhoWaitAndStopsNobody() throws Exception {
        StopRule.Leave first = Outcome.of(rule.enter(secret));
        CompletableFuture<StopRule.Leave> other = rule.enter(secret);

        first.failed(TIMEOUT);

        assertThat(Outcome.failureOf(other), sameInstance(TIMEOUT));
        Outcome.of(rule.enter(secret));
    }

    @Test
    public void afterAFailureThatTellsNothingOfTheSecretTheNextOneTries() throws Exception {
        StopRule.Leave first = Outcome.of(rule.enter(secret));
        List<CompletableFuture<StopRule.Leave>> others = Outcome.times(199, () -> rule.enter(secret));

        first.failed(NOT_FOUND);

        assertThat(others.stream().filter(CompletableFuture::isDone).count(), is(1L));
    }

    @Test
    public void remembersNoMoreThanItNeeds() throws Exception {
        for (int i = 0; i < 100; i++) {
            Outcome.of(rule.enter(new Fingerprint("good " + i))).accepted();
            Outcome.of(rule.enter(new Fingerprint("bad " + i))).refused(REFUSAL);
            Outcome.of(rule.enter(new Fingerprint("down " + i))).failed(TIMEOUT);
        }

        clock.pass(StopRule.TRUST);
        Outcome.of(rule.enter(secret));

        assertThat(rule.size(), is(1));
    }
}
