package io.jenkins.plugins.modelarts.polling;

import static io.jenkins.plugins.modelarts.polling.UpdateSelectorTest.log;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class UpdateTrackerTest extends TrackedWait {

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
    public void theUpdateThatWasSeenIsJudgedToItsEnd() {
        respond(tracker, 0, log(START, "RUNNING"));
        Decision decision = respond(tracker, POLL, log(START, "FAIL"), log(START + 5, "SUCCESS"));
        assertEquals(Outcome.FAIL, decision.outcome());
        assertEquals(START, (long) decision.judged().updateTime());
    }

    @Test
    public void aNewerUpdateIsReportedOnceAndNotJudged() {
        respond(tracker, 0, log(START, "RUNNING"));
        Decision decision = respond(tracker, POLL, log(START, "RUNNING"), log(START + 5, "SUCCESS"));
        assertFalse(decision.isDone());
        assertEquals(List.of(Notice.Kind.SUPERSEDED), kinds(decision));
        assertEquals(START + 5, (long) decision.notices().get(0).log().updateTime());
        assertEquals(List.of(), kinds(respond(tracker, 2 * POLL, log(START, "RUNNING"), log(START + 5, "SUCCESS"))));
    }

    @Test
    public void aNewerUpdateDoesNotReplaceAMissingOne() {
        respond(tracker, 0, log(START, "RUNNING"));
        assertFalse(respond(tracker, POLL, log(START + 5, "SUCCESS")).isDone());
        assertEquals(
                Outcome.TIMED_OUT,
                respond(tracker, TIMEOUT, log(START + 5, "SUCCESS")).outcome());
    }

    @Test
    public void ofSeveralUnseenUpdatesEachMustSucceed() {
        Decision decision = respond(tracker, 0, log(START, "FAIL"), log(START + 5, "RUNNING"));
        assertFalse(decision.isDone());
        assertEquals(Notice.Kind.AMBIGUOUS, decision.notices().get(0).kind());
        assertEquals(String.valueOf(START), decision.notices().get(0).detail());
        decision = respond(tracker, POLL, log(START, "FAIL"), log(START + 5, "SUCCESS"));
        assertEquals(Outcome.FAIL, decision.outcome());
        assertEquals(START, (long) decision.judged().updateTime());
        assertTrue(tracker.isAmbiguous());
    }

    @Test
    public void severalUnseenUpdatesThatAllSucceedAreASuccess() {
        Decision decision = respond(tracker, 0, log(START, "SUCCESS"), log(START + 5, "SUCCESS"));
        assertEquals(Outcome.SUCCESS, decision.outcome());
        assertEquals(START + 5, (long) decision.judged().updateTime());
    }

    @Test
    public void severalUnseenUpdatesWaitForTheSlowest() {
        assertFalse(respond(tracker, 0, log(START, "RUNNING"), log(START + 5, "SUCCESS"))
                .isDone());
        assertEquals(
                Outcome.FAIL,
                respond(tracker, POLL, log(START, "FAIL"), log(START + 5, "SUCCESS"))
                        .outcome());
    }

    @Test
    public void aLateDateHeaderAdmitsNoOlderUpdate() {
        long other = START - 5 * SECOND;
        ServiceLogs logs = new ServiceLogs("mnist", "id", List.of(log(other, "SUCCESS")));
        tracker.onResponse(new ServiceLogs("mnist", "id", List.of()), Duration.ZERO, START);
        assertFalse(
                tracker.onResponse(logs, Duration.ofSeconds(-30), START + POLL).isDone());
    }

    @Test
    public void aClockFarBehindIsReportedOnce() {
        ServiceLogs none = new ServiceLogs("mnist", "id", List.of());
        Duration behind = Duration.ofHours(-1);
        assertEquals(
                List.of(Notice.Kind.CLOCK_BEHIND, Notice.Kind.NO_UPDATE_YET),
                kinds(tracker.onResponse(none, behind, START)));
        assertEquals(List.of(), kinds(tracker.onResponse(none, behind, START + POLL)));
    }

    @Test
    public void anUpdateThatAnEarlierWaitJudgedDoesNotCount() {
        tracker.excludeJudged(START + 1);
        assertFalse(respond(tracker, 0, log(START + 1, "SUCCESS")).isDone());
        assertEquals(
                Outcome.FAIL,
                respond(tracker, POLL, log(START + 1, "SUCCESS"), log(START + 2, "FAIL"))
                        .outcome());
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
        assertEquals(POLL, respond(tracker, 3, log(START, "DEPLOYING")).delayMillis());
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
    public void theLastRequestIsSentAtTheDeadline() {
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
    public void aWaitContinuesAfterARestart() throws Exception {
        respond(tracker, 0, log(START, "RUNNING"));
        UpdateTracker resumed = copy(tracker);
        assertEquals(List.of(), kinds(respond(resumed, POLL, log(START, "RUNNING"))));
        assertEquals(
                Outcome.TIMED_OUT,
                respond(resumed, TIMEOUT, log(START, "RUNNING")).outcome());
    }

    @Test
    public void afterTheDeadlineARestartAllowsOneResponse() {
        tracker.resumed(START + 2 * TIMEOUT);
        assertEquals(
                Outcome.TIMED_OUT,
                respond(tracker, 2 * TIMEOUT, log(START, "RUNNING")).outcome());
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

    @Test
    public void theUpdateOfBeforeARestartIsFollowed() {
        tracker.follow(START, "RUNNING");
        assertEquals(
                Outcome.SUCCESS,
                respond(tracker, SECOND, log(START, "SUCCESS"), log(START + 1, "FAIL"))
                        .outcome());
    }

    @Test
    public void theUpdateOfBeforeARestartIsAwaitedWithoutARecord() {
        tracker.follow(START, "RUNNING");
        assertNull(respond(tracker, GRACE).outcome());
        assertEquals(Outcome.TIMED_OUT, respond(tracker, TIMEOUT).outcome());
    }
}
