package io.jenkins.plugins.modelarts.polling;

import static io.jenkins.plugins.modelarts.polling.UpdateSelectorTest.log;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class UpdateTrackerTest {

    private static final long START = 1_600_000_000_000L;
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long TIMEOUT = 30 * MINUTE;
    private static final long GRACE = 10 * MINUTE;
    private static final long POLL = 10 * SECOND;

    private final UpdateTracker tracker = tracker(true);

    @Test
    public void successEndsTheWait() {
        Decision decision = respond(tracker, 0, log(START, "SUCCESS"));
        assertEquals(Outcome.SUCCESS, decision.outcome());
        assertEquals(START, (long) decision.judged().updateTime());
    }

    @Test
    public void aWaitGoesOnFromRunningToItsEnd() {
        assertFalse(respond(tracker, 0, log(START, "RUNNING")).isDone());
        assertFalse(respond(tracker, POLL, log(START, "RUNNING")).isDone());
        assertEquals(
                Outcome.FAIL, respond(tracker, 2 * POLL, log(START, "FAIL")).outcome());
    }

    @Test
    public void aNewerUpdateTakesThePlaceOfAnEarlierOne() {
        respond(tracker, 0, log(START, "RUNNING"));
        Decision decision = respond(tracker, POLL, log(START, "FAIL"), log(START + 5, "RUNNING"));
        assertFalse(decision.isDone());
        assertEquals(List.of(Notice.Kind.SUPERSEDED, Notice.Kind.RESULT_CHANGED), kinds(decision));
        assertEquals(
                Outcome.SUCCESS,
                respond(tracker, 2 * POLL, log(START + 5, "SUCCESS")).outcome());
    }

    @Test
    public void aResultThatIsTakenBackKeepsTheWaitGoing() {
        respond(tracker, 0, log(START, "RUNNING"));
        assertFalse(respond(tracker, GRACE + MINUTE).isDone());
        assertFalse(respond(tracker, GRACE + 2 * MINUTE, log(START, "RUNNING")).isDone());
        assertEquals(Outcome.TIMED_OUT, respond(tracker, TIMEOUT).outcome());
    }

    @Test
    public void anUnknownResultIsNotFinalAndReportedOnce() {
        assertEquals(List.of(Notice.Kind.UNKNOWN_RESULT), kinds(respond(tracker, 0, log(START, "PAUSED"))));
        assertEquals(List.of(), kinds(respond(tracker, POLL, log(START, "PAUSED"))));
        assertEquals(List.of(Notice.Kind.RESULT_CHANGED), kinds(respond(tracker, 2 * POLL, log(START, "RUNNING"))));
        assertEquals(List.of(), kinds(respond(tracker, 3 * POLL, log(START, "PAUSED"))));
        assertEquals(
                Outcome.TIMED_OUT,
                respond(tracker, TIMEOUT, log(START, "PAUSED")).outcome());
    }

    @Test
    public void aMissingUpdateEndsTheWaitAfterAThird() {
        assertFalse(respond(tracker, GRACE - 1).isDone());
        assertEquals(Outcome.NO_UPDATE, respond(tracker, GRACE).outcome());
    }

    @Test
    public void theGraceIsAtLeastTwoMinutes() {
        UpdateTracker brief = new UpdateTracker(UpdateSelector.sinceBuild(START), true, START, 4 * MINUTE, POLL);
        assertFalse(respond(brief, 2 * MINUTE - 1).isDone());
        assertEquals(Outcome.NO_UPDATE, respond(brief, 2 * MINUTE).outcome());
    }

    @Test
    public void aDeadlineWithinTheGraceTimeCounts() {
        UpdateTracker brief = new UpdateTracker(UpdateSelector.sinceBuild(START), true, START, MINUTE, POLL);
        assertFalse(respond(brief, MINUTE - 1).isDone());
        assertEquals(Outcome.NO_UPDATE, respond(brief, MINUTE).outcome());
    }

    @Test
    public void aResultCountsAfterTheDeadlineToo() {
        assertEquals(
                Outcome.SUCCESS,
                respond(tracker, 10 * TIMEOUT, log(START, "SUCCESS")).outcome());
        assertEquals(
                Outcome.FAIL,
                respond(tracker(true), 10 * TIMEOUT, log(START, "FAIL")).outcome());
    }

    @Test
    public void withoutWaitingTheFirstResponseDecides() {
        assertEquals(
                Outcome.NONE,
                respond(tracker(false), 0, log(START - 1, "SUCCESS")).outcome());
        assertEquals(
                Outcome.RUNNING,
                respond(tracker(false), 0, log(START, "RUNNING")).outcome());
        assertEquals(
                Outcome.RUNNING,
                respond(tracker(false), 0, log(START, "PAUSED")).outcome());
        assertEquals(
                Outcome.FAIL, respond(tracker(false), 0, log(START, "FAIL")).outcome());
    }

    @Test
    public void theDelayGrowsUntilSomethingChanges() {
        assertEquals(POLL, respond(tracker, 0, log(START, "RUNNING")).delayMillis());
        assertEquals(12 * SECOND, respond(tracker, 1, log(START, "RUNNING")).delayMillis());
        assertEquals(14_400, respond(tracker, 2, log(START, "RUNNING")).delayMillis());
        assertEquals(POLL, respond(tracker, 3, log(START + 9, "RUNNING")).delayMillis());
    }

    @Test
    public void theDelayGrowsToOneMinuteAndStaysThere() {
        long delay = 0;
        for (int i = 0; i < 30; i++) {
            delay = respond(tracker, i, log(START, "RUNNING")).delayMillis();
        }
        assertEquals(MINUTE, delay);
    }

    @Test
    public void aFirstDelayAboveOneMinuteIsKept() {
        UpdateTracker slow = new UpdateTracker(UpdateSelector.sinceBuild(START), true, START, TIMEOUT, 2 * MINUTE);
        respond(slow, 0, log(START, "RUNNING"));
        assertEquals(2 * MINUTE, respond(slow, 1, log(START, "RUNNING")).delayMillis());
    }

    @Test
    public void theLastQuestionIsAskedAtTheDeadline() {
        assertEquals(
                3 * SECOND,
                respond(tracker, TIMEOUT - 3 * SECOND, log(START, "RUNNING")).delayMillis());
    }

    @Test
    public void whatIsWaitedForIsRepeatedEveryFiveMinutes() {
        assertEquals(List.of(Notice.Kind.RESULT_CHANGED), kinds(respond(tracker, 0, log(START, "RUNNING"))));
        assertEquals(List.of(), kinds(respond(tracker, 5 * MINUTE - 1, log(START, "RUNNING"))));
        assertEquals(List.of(Notice.Kind.STILL_WAITING), kinds(respond(tracker, 5 * MINUTE, log(START, "RUNNING"))));
        assertEquals(List.of(), kinds(respond(tracker, 6 * MINUTE, log(START, "RUNNING"))));
        assertEquals(List.of(Notice.Kind.STILL_WAITING), kinds(respond(tracker, 10 * MINUTE, log(START, "RUNNING"))));
    }

    @Test
    public void aMissingUpdateIsReportedOnce() {
        assertEquals(List.of(Notice.Kind.NO_UPDATE_YET), kinds(respond(tracker, 0)));
        assertEquals(List.of(), kinds(respond(tracker, POLL)));
    }

    @Test
    public void aPassingFailureAndItsEndAreReportedOnce() {
        assertEquals(List.of(Notice.Kind.REQUEST_FAILED), kinds(fail(tracker, POLL, Problem.UNAVAILABLE)));
        assertEquals(List.of(), kinds(fail(tracker, 2 * POLL, Problem.DISCONNECTED)));
        Decision decision = respond(tracker, 3 * POLL, log(START, "RUNNING"));
        assertEquals(List.of(Notice.Kind.RECOVERED, Notice.Kind.RESULT_CHANGED), kinds(decision));
    }

    @Test
    public void passingFaultsAreRetriedWithGrowingDelays() {
        assertEquals(2 * SECOND, fail(tracker, 0, Problem.UNAVAILABLE).delayMillis());
        assertEquals(3 * SECOND, fail(tracker, 1, Problem.TIMED_OUT).delayMillis());
        assertEquals(4500, fail(tracker, 2, Problem.MALFORMED).delayMillis());
    }

    @Test
    public void retriesOfManyBuildsAreSpread() {
        assertEquals(
                1500,
                tracker(true).onFailure(failure(Problem.UNAVAILABLE), START, 0).delayMillis());
        long late = tracker(true)
                .onFailure(failure(Problem.UNAVAILABLE), START, 0.999)
                .delayMillis();
        assertThat(late, allOf(greaterThanOrEqualTo(2400L), lessThanOrEqualTo(2500L)));
    }

    @Test
    public void twentyFailuresInARowEndTheWait() {
        for (int i = 1; i < 20; i++) {
            assertFalse(fail(tracker, i, Problem.UNAVAILABLE).isDone());
        }
        ModelArtsException last = failure(Problem.TIMED_OUT);
        Decision decision = tracker.onFailure(last, START + 20, 0.5);
        assertEquals(Outcome.ERROR, decision.outcome());
        assertSame(last, decision.failure());
    }

    @Test
    public void aResponseInBetweenStartsTheCountAnew() {
        for (int i = 1; i < 20; i++) {
            fail(tracker, i, Problem.UNAVAILABLE);
        }
        respond(tracker, 20, log(START, "RUNNING"));
        assertFalse(fail(tracker, 21, Problem.UNAVAILABLE).isDone());
    }

    @Test
    public void aFailureAtTheDeadlineEndsTheWait() {
        assertFalse(fail(tracker, TIMEOUT - 1, Problem.UNAVAILABLE).isDone());
        assertEquals(Outcome.ERROR, fail(tracker, TIMEOUT, Problem.UNAVAILABLE).outcome());
    }

    @Test
    public void aFailureAtTheDeadlineTimesOutARunningUpdate() {
        respond(tracker, 0, log(START, "RUNNING"));
        Decision decision = fail(tracker, TIMEOUT, Problem.UNAVAILABLE);
        assertEquals(Outcome.TIMED_OUT, decision.outcome());
        assertEquals(Problem.UNAVAILABLE, decision.failure().problem());
    }

    @Test
    public void aPermanentFailureEndsTheWaitAtOnce() {
        for (Problem problem : Problem.values()) {
            assertEquals(
                    problem.name(),
                    !problem.isPassing(),
                    fail(tracker(true), 0, problem).isDone());
        }
    }

    @Test
    public void withoutWaitingFiveFailuresAreEnough() {
        UpdateTracker impatient = tracker(false);
        for (int i = 1; i < 5; i++) {
            assertFalse(fail(impatient, i, Problem.THROTTLED).isDone());
        }
        assertEquals(Outcome.ERROR, fail(impatient, 5, Problem.THROTTLED).outcome());
    }

    @Test
    public void aWaitContinuesAfterARestart() throws Exception {
        respond(tracker, 0, log(START, "RUNNING"));
        UpdateTracker resumed = copy(tracker);
        assertEquals(List.of(), kinds(respond(resumed, POLL, log(START, "RUNNING"))));
        assertEquals(
                Outcome.TIMED_OUT,
                respond(resumed, TIMEOUT, log(START, "RUNNING")).outcome());
    }

    @Test
    public void aRestartStartsTheFailureCountAnew() {
        for (int i = 1; i < 20; i++) {
            fail(tracker, i, Problem.UNAVAILABLE);
        }
        tracker.resumed(START + MINUTE);
        assertFalse(fail(tracker, MINUTE, Problem.UNREACHABLE).isDone());
    }

    @Test
    public void afterTheDeadlineARestartAllowsOneResponse() {
        tracker.resumed(START + 2 * TIMEOUT);
        assertEquals(
                Outcome.TIMED_OUT,
                respond(tracker, 2 * TIMEOUT, log(START, "RUNNING")).outcome());
    }

    @Test
    public void afterTheDeadlineARestartAllowsOneMinuteOfFailures() {
        tracker.resumed(START + 2 * TIMEOUT);
        Decision decision = fail(tracker, 2 * TIMEOUT, Problem.UNREACHABLE);
        assertFalse(decision.isDone());
        assertEquals(2 * SECOND, decision.delayMillis());
        assertEquals(
                Outcome.ERROR,
                fail(tracker, 2 * TIMEOUT + MINUTE, Problem.UNREACHABLE).outcome());
    }

    @Test
    public void requestsEndAtTheDeadlineOrAMinuteAfterRestart() {
        assertEquals(START, tracker.started());
        assertEquals(START + TIMEOUT, tracker.lastRequestTime());
        tracker.resumed(START + MINUTE);
        assertEquals(START + TIMEOUT, tracker.lastRequestTime());
        tracker.resumed(START + TIMEOUT);
        assertEquals(START + TIMEOUT + MINUTE, tracker.lastRequestTime());
    }

    @Test
    public void theLastSeenUpdateIsKnownAfterwards() {
        respond(tracker, 0, log(START, "RUNNING"));
        respond(tracker, 1);
        fail(tracker, TIMEOUT, Problem.UNAVAILABLE);
        assertEquals(START, (long) tracker.lastSeenTime());
        assertEquals("RUNNING", tracker.lastSeenResult());
    }

    private static UpdateTracker tracker(boolean wait) {
        return new UpdateTracker(UpdateSelector.sinceBuild(START), wait, START, TIMEOUT, POLL);
    }

    private static Decision respond(UpdateTracker tracker, long after, Log... logs) {
        return tracker.onResponse(new ServiceLogs("mnist", "id", List.of(logs)), Duration.ZERO, START + after);
    }

    private static Decision fail(UpdateTracker tracker, long after, Problem problem) {
        return tracker.onFailure(failure(problem), START + after, 0.5);
    }

    private static ModelArtsException failure(Problem problem) {
        return ModelArtsException.withMessage(problem, problem.name());
    }

    private static List<Notice.Kind> kinds(Decision decision) {
        return decision.notices().stream().map(Notice::kind).toList();
    }

    private static UpdateTracker copy(UpdateTracker original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (UpdateTracker) in.readObject();
        }
    }
}
