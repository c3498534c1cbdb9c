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
import java.util.List;
import org.junit.Test;

/** How failed requests affect a wait. */
public class UpdateTrackerFailureTest extends TrackedWait {

    @Test
    public void aPassingFailureAndItsEndAreReportedOnce() {
        assertEquals(List.of(Notice.Kind.REQUEST_FAILED), kinds(fail(tracker, POLL, Problem.UNAVAILABLE)));
        assertEquals(List.of(), kinds(fail(tracker, 2 * POLL, Problem.DISCONNECTED)));
        Decision decision = respond(tracker, 3 * POLL, log(START, "RUNNING"));
        assertEquals(List.of(Notice.Kind.RECOVERED, Notice.Kind.RESULT_CHANGED), kinds(decision));
    }

    @Test
    public void aLongFailureIsReportedEveryFiveMinutes() {
        fail(tracker, 0, Problem.UNAVAILABLE);
        assertEquals(List.of(), kinds(fail(tracker, 5 * MINUTE - 1, Problem.UNAVAILABLE)));
        Decision decision = fail(tracker, 5 * MINUTE, Problem.UNREACHABLE);
        assertEquals(List.of(Notice.Kind.STILL_WAITING), kinds(decision));
        assertEquals(Problem.UNREACHABLE.name(), decision.notices().get(0).detail());
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
    public void anotherServerIsBorneOnceModelArtsHasResponded() {
        for (Problem problem : List.of(Problem.NOT_MODELARTS, Problem.REDIRECTED, Problem.NO_SUCH_API)) {
            UpdateTracker responded = tracker(true);
            respond(responded, 0, log(START, "RUNNING"));
            assertFalse(problem.name(), fail(responded, 1, problem).isDone());
        }
    }

    @Test
    public void aRefusalIsNotBorneAlthoughModelArtsHasResponded() {
        respond(tracker, 0, log(START, "RUNNING"));
        assertEquals(Outcome.ERROR, fail(tracker, 1, Problem.FORBIDDEN).outcome());
    }

    @Test
    public void anotherServerIsNotBorneForEver() {
        respond(tracker, 0, log(START, "RUNNING"));
        for (int i = 1; i < 20; i++) {
            assertFalse(fail(tracker, i, Problem.NOT_MODELARTS).isDone());
        }
        assertEquals(Outcome.ERROR, fail(tracker, 20, Problem.NOT_MODELARTS).outcome());
    }

    @Test
    public void afterARestartAnotherServerIsBorneForAMinute() {
        tracker.resumed(START);
        assertFalse(fail(tracker, MINUTE - 1, Problem.NOT_MODELARTS).isDone());
        assertEquals(Outcome.ERROR, fail(tracker, MINUTE, Problem.NOT_MODELARTS).outcome());
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
    public void aRestartStartsTheFailureCountAnew() {
        for (int i = 1; i < 20; i++) {
            fail(tracker, i, Problem.UNAVAILABLE);
        }
        tracker.resumed(START + MINUTE);
        assertFalse(fail(tracker, MINUTE, Problem.UNREACHABLE).isDone());
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
    public void afterARestartMissingCredentialsAreBorneForAMinute() {
        tracker.resumed(START);
        assertFalse(fail(tracker, MINUTE - 1, Problem.NO_CREDENTIALS).isDone());
        assertEquals(
                Outcome.ERROR, fail(tracker, MINUTE, Problem.NO_CREDENTIALS).outcome());
    }
}
