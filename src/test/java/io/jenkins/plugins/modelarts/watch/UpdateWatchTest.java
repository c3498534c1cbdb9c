package io.jenkins.plugins.modelarts.watch;

import static io.jenkins.plugins.modelarts.watch.UpdateSelectorTest.log;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;

import io.jenkins.plugins.modelarts.api.Log;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.Problem;
import io.jenkins.plugins.modelarts.api.ServiceLogs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class UpdateWatchTest {

    private static final long START = 1_600_000_000_000L;
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long TIMEOUT = 30 * MINUTE;
    private static final long GRACE = 10 * MINUTE;
    private static final long POLL = 10 * SECOND;

    private final UpdateWatch watch = watch(true);

    @Test
    public void successEndsTheWait() {
        Decision decision = answer(watch, 0, log(START, "SUCCESS"));
        assertEquals(Outcome.SUCCESS, decision.outcome());
        assertEquals(START, (long) decision.judged().updateTime());
    }

    @Test
    public void aWaitGoesOnFromRunningToItsEnd() {
        assertFalse(answer(watch, 0, log(START, "RUNNING")).isDone());
        assertFalse(answer(watch, POLL, log(START, "RUNNING")).isDone());
        assertEquals(Outcome.FAIL, answer(watch, 2 * POLL, log(START, "FAIL")).outcome());
    }

    @Test
    public void aNewerUpdateTakesThePlaceOfAnEarlierOne() {
        answer(watch, 0, log(START, "RUNNING"));
        Decision decision = answer(watch, POLL, log(START, "FAIL"), log(START + 5, "RUNNING"));
        assertFalse(decision.isDone());
        assertEquals(List.of(Remark.Kind.SUPERSEDED, Remark.Kind.UPDATE_IS), kinds(decision));
        assertEquals(
                Outcome.SUCCESS,
                answer(watch, 2 * POLL, log(START + 5, "SUCCESS")).outcome());
    }

    @Test
    public void aResultThatIsTakenBackKeepsTheWaitGoing() {
        answer(watch, 0, log(START, "RUNNING"));
        assertFalse(answer(watch, GRACE + MINUTE).isDone());
        assertFalse(answer(watch, GRACE + 2 * MINUTE, log(START, "RUNNING")).isDone());
        assertEquals(Outcome.TIMED_OUT, answer(watch, TIMEOUT).outcome());
    }

    @Test
    public void anUnknownResultKeepsTheWaitGoingAndIsToldOnce() {
        assertEquals(List.of(Remark.Kind.UNKNOWN_RESULT), kinds(answer(watch, 0, log(START, "PAUSED"))));
        assertEquals(List.of(), kinds(answer(watch, POLL, log(START, "PAUSED"))));
        assertEquals(List.of(Remark.Kind.UPDATE_IS), kinds(answer(watch, 2 * POLL, log(START, "RUNNING"))));
        assertEquals(List.of(), kinds(answer(watch, 3 * POLL, log(START, "PAUSED"))));
        assertEquals(
                Outcome.TIMED_OUT, answer(watch, TIMEOUT, log(START, "PAUSED")).outcome());
    }

    @Test
    public void anUpdateThatNeverAppearsEndsTheWaitAfterAThirdOfTheTime() {
        assertFalse(answer(watch, GRACE - 1).isDone());
        assertEquals(Outcome.NO_UPDATE, answer(watch, GRACE).outcome());
    }

    @Test
    public void theGraceIsAtLeastTwoMinutes() {
        UpdateWatch brief = new UpdateWatch(UpdateSelector.sinceBuild(START), true, START, 4 * MINUTE, POLL);
        assertFalse(answer(brief, 2 * MINUTE - 1).isDone());
        assertEquals(Outcome.NO_UPDATE, answer(brief, 2 * MINUTE).outcome());
    }

    @Test
    public void aDeadlineWithinTheGraceEndsTheWaitForAnUpdateThatNeverAppeared() {
        UpdateWatch brief = new UpdateWatch(UpdateSelector.sinceBuild(START), true, START, MINUTE, POLL);
        assertFalse(answer(brief, MINUTE - 1).isDone());
        assertEquals(Outcome.NO_UPDATE, answer(brief, MINUTE).outcome());
    }

    @Test
    public void aVerdictThatCameWhileNobodyAskedCountsAfterTheDeadlineToo() {
        assertEquals(
                Outcome.SUCCESS,
                answer(watch, 10 * TIMEOUT, log(START, "SUCCESS")).outcome());
        assertEquals(
                Outcome.FAIL,
                answer(watch(true), 10 * TIMEOUT, log(START, "FAIL")).outcome());
    }

    @Test
    public void withoutWaitingTheFirstAnswerDecides() {
        assertEquals(
                Outcome.NONE, answer(watch(false), 0, log(START - 1, "SUCCESS")).outcome());
        assertEquals(
                Outcome.RUNNING, answer(watch(false), 0, log(START, "RUNNING")).outcome());
        assertEquals(
                Outcome.RUNNING, answer(watch(false), 0, log(START, "PAUSED")).outcome());
        assertEquals(Outcome.FAIL, answer(watch(false), 0, log(START, "FAIL")).outcome());
    }

    @Test
    public void theDelayGrowsWhileNothingChangesAndFallsBackWhenSomethingDoes() {
        assertEquals(POLL, answer(watch, 0, log(START, "RUNNING")).delayMillis());
        assertEquals(12 * SECOND, answer(watch, 1, log(START, "RUNNING")).delayMillis());
        assertEquals(14_400, answer(watch, 2, log(START, "RUNNING")).delayMillis());
        assertEquals(POLL, answer(watch, 3, log(START + 9, "RUNNING")).delayMillis());
    }

    @Test
    public void theDelayGrowsToOneMinuteAndStaysThere() {
        long delay = 0;
        for (int i = 0; i < 30; i++) {
            delay = answer(watch, i, log(START, "RUNNING")).delayMillis();
        }
        assertEquals(MINUTE, delay);
    }

    @Test
    public void aFirstDelayAboveOneMinuteIsKept() {
        UpdateWatch slow = new UpdateWatch(UpdateSelector.sinceBuild(START), true, START, TIMEOUT, 2 * MINUTE);
        answer(slow, 0, log(START, "RUNNING"));
        assertEquals(2 * MINUTE, answer(slow, 1, log(START, "RUNNING")).delayMillis());
    }

    @Test
    public void theLastQuestionIsAskedAtTheDeadline() {
        assertEquals(
                3 * SECOND,
                answer(watch, TIMEOUT - 3 * SECOND, log(START, "RUNNING")).delayMillis());
    }

    @Test
    public void whatIsWaitedForIsToldOnceAndThenEveryFiveMinutes() {
        assertEquals(List.of(Remark.Kind.UPDATE_IS), kinds(answer(watch, 0, log(START, "RUNNING"))));
        assertEquals(List.of(), kinds(answer(watch, 5 * MINUTE - 1, log(START, "RUNNING"))));
        assertEquals(List.of(Remark.Kind.STILL_WAITING), kinds(answer(watch, 5 * MINUTE, log(START, "RUNNING"))));
        assertEquals(List.of(), kinds(answer(watch, 6 * MINUTE, log(START, "RUNNING"))));
        assertEquals(List.of(Remark.Kind.STILL_WAITING), kinds(answer(watch, 10 * MINUTE, log(START, "RUNNING"))));
    }

    @Test
    public void aMissingUpdateIsToldOnce() {
        assertEquals(List.of(Remark.Kind.NO_UPDATE_YET), kinds(answer(watch, 0)));
        assertEquals(List.of(), kinds(answer(watch, POLL)));
    }

    @Test
    public void aPassingFaultIsToldOnceAndSoIsItsEnd() {
        assertEquals(List.of(Remark.Kind.TROUBLE), kinds(fail(watch, POLL, Problem.UNAVAILABLE)));
        assertEquals(List.of(), kinds(fail(watch, 2 * POLL, Problem.DISCONNECTED)));
        Decision decision = answer(watch, 3 * POLL, log(START, "RUNNING"));
        assertEquals(List.of(Remark.Kind.RECOVERED, Remark.Kind.UPDATE_IS), kinds(decision));
    }

    @Test
    public void passingFaultsAreRetriedWithGrowingDelays() {
        assertEquals(2 * SECOND, fail(watch, 0, Problem.UNAVAILABLE).delayMillis());
        assertEquals(3 * SECOND, fail(watch, 1, Problem.TIMED_OUT).delayMillis());
        assertEquals(4500, fail(watch, 2, Problem.MALFORMED).delayMillis());
    }

    @Test
    public void retriesOfManyBuildsAreSpread() {
        assertEquals(
                1500, watch(true).failed(failure(Problem.UNAVAILABLE), START, 0).delayMillis());
        long late =
                watch(true).failed(failure(Problem.UNAVAILABLE), START, 0.999).delayMillis();
        assertThat(late, allOf(greaterThanOrEqualTo(2400L), lessThanOrEqualTo(2500L)));
    }

    @Test
    public void twentyFaultsInARowEndTheWaitWithTheLast() {
        for (int i = 1; i < 20; i++) {
            assertFalse(fail(watch, i, Problem.UNAVAILABLE).isDone());
        }
        ModelArtsException last = failure(Problem.TIMED_OUT);
        Decision decision = watch.failed(last, START + 20, 0.5);
        assertEquals(Outcome.ERROR, decision.outcome());
        assertSame(last, decision.failure());
    }

    @Test
    public void anAnswerInBetweenStartsTheCountAnew() {
        for (int i = 1; i < 20; i++) {
            fail(watch, i, Problem.UNAVAILABLE);
        }
        answer(watch, 20, log(START, "RUNNING"));
        assertFalse(fail(watch, 21, Problem.UNAVAILABLE).isDone());
    }

    @Test
    public void aFaultAtTheDeadlineEndsTheWait() {
        assertFalse(fail(watch, TIMEOUT - 1, Problem.UNAVAILABLE).isDone());
        assertEquals(Outcome.ERROR, fail(watch, TIMEOUT, Problem.UNAVAILABLE).outcome());
    }

    @Test
    public void aFaultAtTheDeadlineMakesATimeoutOfAnUpdateThatWasSeenRunning() {
        answer(watch, 0, log(START, "RUNNING"));
        Decision decision = fail(watch, TIMEOUT, Problem.UNAVAILABLE);
        assertEquals(Outcome.TIMED_OUT, decision.outcome());
        assertEquals(Problem.UNAVAILABLE, decision.failure().problem());
    }

    @Test
    public void whatNobodyButAPersonCanMendEndsTheWaitAtOnce() {
        for (Problem problem : Problem.values()) {
            assertEquals(
                    problem.name(),
                    !problem.isPassing(),
                    fail(watch(true), 0, problem).isDone());
        }
    }

    @Test
    public void withoutWaitingFiveFaultsAreEnough() {
        UpdateWatch impatient = watch(false);
        for (int i = 1; i < 5; i++) {
            assertFalse(fail(impatient, i, Problem.THROTTLED).isDone());
        }
        assertEquals(Outcome.ERROR, fail(impatient, 5, Problem.THROTTLED).outcome());
    }

    @Test
    public void aWaitGoesOnWhereARestartInterruptedIt() throws Exception {
        answer(watch, 0, log(START, "RUNNING"));
        UpdateWatch resumed = copy(watch);
        assertEquals(List.of(), kinds(answer(resumed, POLL, log(START, "RUNNING"))));
        assertEquals(
                Outcome.TIMED_OUT,
                answer(resumed, TIMEOUT, log(START, "RUNNING")).outcome());
    }

    @Test
    public void afterARestartTheFaultsFromBeforeDoNotCount() {
        for (int i = 1; i < 20; i++) {
            fail(watch, i, Problem.UNAVAILABLE);
        }
        watch.resumed(START + MINUTE);
        assertFalse(fail(watch, MINUTE, Problem.UNREACHABLE).isDone());
    }

    @Test
    public void whereTheDeadlinePassedWhileJenkinsWasDownTheFirstAnswerDecides() {
        watch.resumed(START + 2 * TIMEOUT);
        assertEquals(
                Outcome.TIMED_OUT,
                answer(watch, 2 * TIMEOUT, log(START, "RUNNING")).outcome());
    }

    @Test
    public void whereTheDeadlinePassedWhileJenkinsWasDownFaultsAreBorneForAMinute() {
        watch.resumed(START + 2 * TIMEOUT);
        Decision decision = fail(watch, 2 * TIMEOUT, Problem.UNREACHABLE);
        assertFalse(decision.isDone());
        assertEquals(2 * SECOND, decision.delayMillis());
        assertEquals(
                Outcome.ERROR,
                fail(watch, 2 * TIMEOUT + MINUTE, Problem.UNREACHABLE).outcome());
    }

    @Test
    public void whatWasSeenLastIsKnownAfterwards() {
        answer(watch, 0, log(START, "RUNNING"));
        answer(watch, 1);
        fail(watch, TIMEOUT, Problem.UNAVAILABLE);
        assertEquals(START, (long) watch.seenTime());
        assertEquals("RUNNING", watch.seenResult());
    }

    private static UpdateWatch watch(boolean wait) {
        return new UpdateWatch(UpdateSelector.sinceBuild(START), wait, START, TIMEOUT, POLL);
    }

    private static Decision answer(UpdateWatch watch, long after, Log... logs) {
        return watch.answered(new ServiceLogs("mnist", "id", List.of(logs)), Duration.ZERO, START + after);
    }

    private static Decision fail(UpdateWatch watch, long after, Problem problem) {
        return watch.failed(failure(problem), START + after, 0.5);
    }

    private static ModelArtsException failure(Problem problem) {
        return ModelArtsException.withMessage(problem, problem.name());
    }

    private static List<Remark.Kind> kinds(Decision decision) {
        return decision.remarks().stream().map(Remark::kind).toList();
    }

    private static UpdateWatch copy(UpdateWatch original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (UpdateWatch) in.readObject();
        }
    }
}
