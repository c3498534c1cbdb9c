package io.jenkins.plugins.modelarts.polling;

import static io.jenkins.plugins.modelarts.polling.UpdateSelectorTest.log;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.UpdateResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.Test;

public class FailureReasonTest {

    private static final long BEGAN = 1000;
    private static final ServiceEvent CAUSE = abnormal(2000, "Failed to start the model container.");
    private static final ServiceEvent ROLLING_BACK =
            abnormal(3000, "Failed to update the service. Perform a rollback.");
    private static final ServiceEvent ROLLED_BACK =
            normal(4000, "Failed to update the service. The update has been rolled back.");
    private final Log failed = log(BEGAN, "FAIL");

    @Test
    public void whatTheServiceSaysOfItselfIsTheReason() {
        assertEquals("out of memory", FailureReason.of(failed, " out of memory\n", List.of(CAUSE)));
    }

    @Test
    public void withoutThatTheLastAbnormalEventIsTheReason() {
        assertEquals(
                "Failed to start the model container.",
                FailureReason.of(failed, null, List.of(abnormal(1500, "Image is slow."), CAUSE)));
    }

    @Test
    public void theAnnouncementOfTheRollBackIsNotTheReason() {
        assertThat(
                FailureReason.of(failed, null, List.of(CAUSE, ROLLING_BACK)),
                containsString("Failed to start the model container."));
    }

    @Test
    public void theRollBacksAnnouncementIsBetterThanNoReason() {
        assertThat(FailureReason.of(failed, "", List.of(ROLLING_BACK)), containsString("Perform a rollback"));
    }

    @Test
    public void ofSeveralAnnouncementsTheLastIsTheReason() {
        ServiceEvent first = abnormal(2000, "First try failed. Perform a rollback.");
        assertThat(FailureReason.of(failed, null, List.of(first, ROLLING_BACK)), startsWith(ROLLING_BACK.text()));
    }

    @Test
    public void aNormalEventIsNoReason() {
        assertEquals(
                CAUSE.text(),
                FailureReason.of(failed, null, List.of(CAUSE, normal(3000, "Old instances keep running."))));
    }

    @Test
    public void aRollBackIsReportedAlthoughItsTypeIsNormal() {
        String reason = FailureReason.of(failed, "out of memory", List.of(CAUSE, ROLLED_BACK));
        assertEquals("out of memory; " + Messages.FailureReason_rolledBack(), reason);
    }

    @Test
    public void aServiceThatSaysNothingHasAnUnknownReason() {
        assertEquals(Messages.FailureReason_unknown(), FailureReason.of(failed, null, List.of()));
    }

    @Test
    public void failedNodesAreCountedAndNamed() {
        String reason = FailureReason.of(nodes(2, "gate-7"), "Node gate-7 is offline.", List.of());
        assertThat(reason, containsString("1"));
        assertThat(reason, containsString("3"));
        assertThat(reason, containsString("gate-7)"));
        assertThat(reason, containsString("Node gate-7 is offline."));
    }

    @Test
    public void ofManyFailedNodesTheFirstFiveAreNamed() {
        String reason = FailureReason.of(nodes(0, "n1", "n2", "n3", "n4", "n5", "n6"), null, List.of());
        assertThat(reason, containsString("n1, n2, n3, n4, n5, …"));
        assertThat(reason, not(containsString("n6")));
    }

    @Test
    public void fiveFailedNodesAreAllThereAre() {
        String reason = FailureReason.of(nodes(0, "n1", "n2", "n3", "n4", "n5"), null, List.of());
        assertThat(reason, containsString("n1, n2, n3, n4, n5)"));
    }

    @Test
    public void nodesThatSucceededAreNotNamed() {
        List<UpdateResult> details =
                List.of(new UpdateResult(true, "good", "deploy", "g"), new UpdateResult(false, "bad", "deploy", "b"));
        Log judged = new Log(BEGAN, "FAIL", List.of(), 1, 1, details, null, List.of());
        assertThat(FailureReason.of(judged, null, List.of()), containsString("bad"));
        assertThat(FailureReason.of(judged, null, List.of()), not(containsString("good")));
    }

    @Test
    public void failedNodesWithoutNamesAreCounted() {
        Log counted = new Log(BEGAN, "FAIL", List.of(), 2, 1, List.of(), null, List.of());
        assertEquals(Messages.FailureReason_nodesFailed(1, 3), FailureReason.of(counted, null, List.of()));
    }

    @Test
    public void theLargestNumbersOfNodesAreAddedUp() {
        Log counted = new Log(BEGAN, "FAIL", List.of(), Integer.MAX_VALUE, 1, List.of(), null, List.of());
        assertEquals(Messages.FailureReason_nodesFailed(1, 1L << 31), FailureReason.of(counted, null, List.of()));
    }

    @Test
    public void eventsFromBeforeTheUpdateDoNotCount() {
        assertEquals(
                List.of(CAUSE),
                FailureReason.relevant(List.of(CAUSE, abnormal(BEGAN - 1, "Yesterday's trouble.")), BEGAN));
    }

    @Test
    public void anEventAtTheStartOfTheUpdateCounts() {
        ServiceEvent first = normal(BEGAN, "The update began.");
        assertEquals(List.of(first), FailureReason.relevant(List.of(first), BEGAN));
    }

    @Test
    public void eventsComeOldestFirst() {
        assertEquals(
                List.of(CAUSE, ROLLING_BACK, ROLLED_BACK),
                FailureReason.relevant(List.of(ROLLED_BACK, CAUSE, ROLLING_BACK), BEGAN));
    }

    @Test
    public void aRepeatedEventIsListedOnceAtItsFirstTime() {
        List<ServiceEvent> hourly = LongStream.of(5, 3, 4)
                .mapToObj(hour -> abnormal(hour * 3_600_000, "Still failing."))
                .toList();
        assertEquals(List.of(hourly.get(1)), FailureReason.relevant(hourly, BEGAN));
    }

    @Test
    public void ofTooManyEventsTheLastFiftyAreKept() {
        List<ServiceEvent> many = IntStream.range(0, 60)
                .mapToObj(i -> normal(BEGAN + i, "event " + i))
                .toList();
        List<ServiceEvent> kept = FailureReason.relevant(many, BEGAN);
        assertEquals(many.subList(10, 60), kept);
    }

    @Test
    public void eventsWithoutTextOrTimeAreLeftOut() {
        assertEquals(
                List.of(),
                FailureReason.relevant(
                        List.of(abnormal(2000, null), new ServiceEvent("abnormal", "When?", null)), BEGAN));
    }

    @Test
    public void abnormalEventsAndRollBacksAreProblemsInAnySpelling() {
        assertTrue(FailureReason.isProblem(new ServiceEvent("Abnormal", "x", 1L)));
        assertTrue(FailureReason.isProblem(ROLLED_BACK));
        assertFalse(FailureReason.isProblem(normal(1, "The image is pulled.")));
        assertFalse(FailureReason.isProblem(new ServiceEvent(null, null, null)));
    }

    private static ServiceEvent abnormal(long time, String info) {
        return new ServiceEvent("abnormal", info, time);
    }

    private static ServiceEvent normal(long time, String info) {
        return new ServiceEvent("normal", info, time);
    }

    private static Log nodes(int succeeded, String... failed) {
        List<UpdateResult> details = Arrays.stream(failed)
                .map(name -> new UpdateResult(false, name, "deploy", name))
                .toList();
        return new Log(BEGAN, "FAIL", List.of(), succeeded, failed.length, details, null, List.of());
    }
}
