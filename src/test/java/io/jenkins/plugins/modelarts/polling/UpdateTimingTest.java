package io.jenkins.plugins.modelarts.polling;

import static io.jenkins.plugins.modelarts.polling.UpdateSelectorTest.log;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;

import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.Test;

public class UpdateTimingTest extends TrackedWait {

    private static final UsualDuration FOUR_MINUTES = UsualDuration.of(List.of(4 * MINUTE));

    @Test
    public void theDurationIsThatOfTheUpdateAndNotOfTheWait() {
        respond(tracker, MINUTE, log(START, "RUNNING"));
        assertNull(tracker.updateMillis());
        respond(tracker, 2 * MINUTE, log(START, "SUCCESS"));
        assertEquals(2 * MINUTE, (long) tracker.updateMillis());
    }

    @Test
    public void anUpdateThatWasOverBeforeHasNoKnownDuration() {
        respond(tracker, MINUTE, log(START, "SUCCESS"));
        assertNull(tracker.updateMillis());
    }

    @Test
    public void anEndThatNobodySawInTimeGivesNoDuration() {
        respond(tracker, 0, log(START, "RUNNING"));
        respond(tracker, 2 * MINUTE + 1, log(START, "SUCCESS"));
        assertNull(tracker.updateMillis());
    }

    @Test
    public void anEndSeenWithinTwoMinutesIsSeenInTime() {
        respond(tracker, 0, log(START, "RUNNING"));
        respond(tracker, 2 * MINUTE, log(START, "SUCCESS"));
        assertEquals(2 * MINUTE, (long) tracker.updateMillis());
    }

    @Test
    public void aStepThatAsksRarelyLearnsDurationsToo() {
        UpdateTracker rare = new UpdateTracker(UpdateSelector.exactly(START), true, START, TIMEOUT, 5 * MINUTE);
        respond(rare, 0, log(START, "RUNNING"));
        respond(rare, 5 * MINUTE, log(START, "SUCCESS"));
        assertEquals(5 * MINUTE, (long) rare.updateMillis());
    }

    @Test
    public void theDurationIsMeasuredByTheClockOfModelArts() {
        ServiceLogs running = new ServiceLogs("mnist", "id", List.of(log(START + 5 * MINUTE, "RUNNING")));
        ServiceLogs over = new ServiceLogs("mnist", "id", List.of(log(START + 5 * MINUTE, "SUCCESS")));
        Duration ahead = Duration.ofMinutes(5);
        tracker.onResponse(running, ahead, START + POLL);
        tracker.onResponse(over, ahead, START + MINUTE);
        assertEquals(MINUTE, (long) tracker.updateMillis());
    }

    @Test
    public void anUpdateNeverBeginsAfterItWasSeen() {
        UpdateTracker exact = new UpdateTracker(UpdateSelector.exactly(START + MINUTE), true, START, TIMEOUT, POLL);
        respond(exact, 0, log(START + MINUTE, "RUNNING"));
        respond(exact, POLL, log(START + MINUTE, "SUCCESS"));
        assertEquals(POLL, (long) exact.updateMillis());
    }

    @Test
    public void theDurationIsKnownAfterARestart() throws Exception {
        respond(tracker, 0, log(START, "RUNNING"));
        UpdateTracker resumed = copy(tracker);
        respond(resumed, MINUTE, log(START, "SUCCESS"));
        assertEquals(MINUTE, (long) resumed.updateMillis());
    }

    @Test
    public void withoutHistoryNothingIsExpected() {
        Decision decision = respond(tracker, 0, log(START, "RUNNING"));
        assertNull(decision.progress());
        assertEquals(POLL, decision.delayMillis());
    }

    @Test
    public void withHistoryItIsAskedWhenTheEndIsNear() {
        tracker.expect(FOUR_MINUTES);
        Decision decision = respond(tracker, 200 * SECOND, log(START, "RUNNING"));
        assertEquals(new UpdateProgress(START, 4 * MINUTE), decision.progress());
        assertEquals(9 * SECOND, decision.delayMillis());
    }

    @Test
    public void anUpdateThatDidNotAppearIsAskedForAsBefore() {
        tracker.expect(FOUR_MINUTES);
        Decision decision = respond(tracker, 0);
        assertNull(decision.progress());
        assertEquals(POLL, decision.delayMillis());
    }

    @Test
    public void twiceTheUsualTimeIsSaidOnce() throws Exception {
        tracker.expect(FOUR_MINUTES);
        respond(tracker, 0, log(START, "RUNNING"));
        assertEquals(List.of(), kinds(respond(tracker, 4 * MINUTE, log(START, "RUNNING"))));
        Decision late = respond(tracker, 8 * MINUTE + 1, log(START, "RUNNING"));
        assertEquals(List.of(Notice.Kind.OVERDUE), kinds(late));
        assertEquals("240000", late.notices().get(0).detail());
        UpdateTracker resumed = copy(tracker);
        resumed.expect(FOUR_MINUTES);
        assertEquals(List.of(), kinds(respond(resumed, 9 * MINUTE, log(START, "RUNNING"))));
    }

    @Test
    public void historyMakesTheEndKnownSoonerWithFewerRequests() {
        Random random = new Random(20261128);
        List<Long> lateWith = new ArrayList<>();
        List<Long> lateWithout = new ArrayList<>();
        int requestsWith = 0;
        int requestsWithout = 0;
        for (int i = 0; i < 200; i++) {
            UsualDuration usual = UsualDuration.of(
                    LongStream.range(0, 10).map(any -> jittered(random)).boxed().toList());
            long took = jittered(random);
            requestsWith += requests(usual, took, lateWith);
            requestsWithout += requests(null, took, lateWithout);
        }
        assertThat(median(lateWith), lessThanOrEqualTo(2 * SECOND));
        assertThat(median(lateWith), lessThan(median(lateWithout) / 3));
        assertThat(requestsWith, lessThanOrEqualTo(requestsWithout));
    }

    private static long jittered(Random random) {
        return (long) (90 * SECOND * (0.85 + 0.3 * random.nextDouble()));
    }

    /** Waits for an update that takes so long. */
    private static int requests(UsualDuration usual, long took, List<Long> late) {
        UpdateTracker tracker = tracker(true);
        tracker.expect(usual);
        long now = 0;
        for (int requests = 1; ; requests++) {
            Decision decision = respond(tracker, now, log(START, now < took ? "RUNNING" : "SUCCESS"));
            if (decision.isDone()) {
                assertNotNull(tracker.updateMillis());
                late.add(now - took);
                return requests;
            }
            now += decision.delayMillis();
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
