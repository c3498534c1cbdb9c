package io.jenkins.plugins.modelarts.polling;

import static io.jenkins.plugins.modelarts.polling.UpdateSelectorTest.log;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.UpdateResult;
import io.jenkins.plugins.modelarts.testkit.InLanguage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.Rule;
import org.junit.Test;

public class ResultTextTest {

    private static final long BEGAN = 1_600_000_000_000L;
    private static final long WAITED = 90_000;
    private static final ModelArtsException DOWN = ModelArtsException.withMessage(Problem.UNAVAILABLE, "It is down.");

    @Rule
    public final InLanguage language = new InLanguage(Locale.ENGLISH);

    private final UpdateTracker tracker =
            new UpdateTracker(UpdateSelector.sinceBuild(BEGAN), true, BEGAN, 60_000, 2_000);

    @Test
    public void eventsAreListedWithWhatIsWrongMarked() {
        FailureDiagnosis diagnosis = new FailureDiagnosis(
                "why",
                List.of(
                        new ServiceEvent("normal", " Preparing. ", 1L),
                        new ServiceEvent("abnormal", "No memory.", 2L),
                        new ServiceEvent("normal", "The update has been rolled back.", 3L)),
                List.of("Give it the permission."));
        assertEquals(
                List.of(
                        "Events of the service since the update began:",
                        "  " + TextFormat.time(1L) + "  Preparing.",
                        "  " + TextFormat.time(2L) + "  ABNORMAL: No memory.",
                        "  " + TextFormat.time(3L) + "  ROLLED BACK: The update has been rolled back.",
                        "The reason may be incomplete: Give it the permission."),
                ResultText.lines(diagnosis));
    }

    @Test
    public void withoutEventsThereIsNoHeading() {
        assertEquals(List.of(), ResultText.lines(new FailureDiagnosis("why", List.of(), List.of())));
    }

    @Test
    public void edgeNodesAreCountedAndListed() {
        assertEquals(
                List.of(
                        "Edge nodes: partial failure, 2 succeeded and 1 FAILED",
                        "  node gate-7: deploy FAILED",
                        "  node i: delete succeeded",
                        "Update of mnist: FAIL after 1 min 30 sec"),
                lines(nodes(
                        2,
                        1,
                        new UpdateResult(false, "gate-7", "deploy", "g"),
                        new UpdateResult(true, null, "delete", "i"))));
        assertEquals("Edge nodes: all 2 succeeded", lines(nodes(2, 0)).get(0));
        assertEquals("Edge nodes: all 2 succeeded", lines(nodes(2, null)).get(0));
        assertEquals("Edge nodes: all 1 FAILED", lines(nodes(null, 1)).get(0));
    }

    @Test
    public void withoutNodesTheResultIsTheOnlyLine() {
        assertEquals(List.of("Update of mnist: FAIL after 1 min 30 sec"), lines(null));
        assertEquals(List.of("Update of mnist: FAIL after 1 min 30 sec"), lines(log(BEGAN, "FAIL")));
    }

    @Test
    public void whatEndedWellHasNoMessage() {
        for (Outcome outcome : List.of(Outcome.SUCCESS, Outcome.RUNNING, Outcome.NONE)) {
            assertNull(message(outcome, null, null));
        }
    }

    @Test
    public void aFailedUpdateSaysWhy() {
        assertEquals(
                "ModelArts reports that the update of mnist failed: out of memory",
                message(Outcome.FAIL, null, "out of memory"));
    }

    @Test
    public void aTimeoutNamesTheLastResult() {
        tracker.onResponse(logs(log(BEGAN, "RUNNING")), Duration.ZERO, BEGAN);
        assertThat(
                message(Outcome.TIMED_OUT, null, null),
                allOf(containsString("not over after 1 min 30 sec"), containsString("its last result is RUNNING")));
    }

    @Test
    public void aTimeoutThroughFailuresNamesTheFailure() {
        tracker.onResponse(logs(log(BEGAN, "RUNNING")), Duration.ZERO, BEGAN);
        assertEquals(
                "The result of the update of mnist is not known; the last response said that the update of "
                        + TextFormat.time(BEGAN) + " is RUNNING. It is down.",
                message(Outcome.TIMED_OUT, DOWN, null));
    }

    @Test
    public void aMissingUpdateSaysWhatToCheck() {
        assertThat(
                message(Outcome.NO_UPDATE, null, null),
                containsString("No update of mnist appeared within 1 min 30 sec"));
        UpdateTracker exact = new UpdateTracker(UpdateSelector.exactly(7), true, BEGAN, 60_000, 2_000);
        assertThat(
                ResultText.message(decision(Outcome.NO_UPDATE, null), null, "mnist", exact, WAITED),
                containsString("no update 7 of mnist within 1 min 30 sec"));
    }

    @Test
    public void anErrorSaysThatTheResultIsUnknown() {
        assertEquals("The result of the update of mnist is not known. It is down.", message(Outcome.ERROR, DOWN, null));
    }

    @Test
    public void anAbortedWaitSaysThatTheDeploymentContinues() {
        assertEquals(
                "The wait was stopped. The deployment at ModelArts was not stopped.",
                message(Outcome.ABORTED, null, null));
        assertThat(ResultText.noResponseToLastRequest(), containsString("not answered before the time was up"));
    }

    @Test
    public void aFailedBlockIsSaidToBeTheCause() {
        assertThat(message(Outcome.NOT_JUDGED, null, null), containsString("The block of the step failed"));
    }

    @Test
    public void withoutBaselineTheBlockDidNotRun() {
        assertEquals(
                "The step could not ask for the updates of mnist before its block, so it did not run the block."
                        + " It is down.",
                ResultText.noBaseline("mnist", DOWN));
    }

    private String message(Outcome outcome, ModelArtsException failure, String reason) {
        return ResultText.message(decision(outcome, failure), reason, "mnist", tracker, WAITED);
    }

    private static Decision decision(Outcome outcome, ModelArtsException failure) {
        return Decision.failed(outcome, failure);
    }

    private static List<String> lines(Log judged) {
        return ResultText.lines(new Decision(Outcome.FAIL, 0, judged, null, null, List.of()), "mnist", WAITED);
    }

    private static ServiceLogs logs(Log... logs) {
        return new ServiceLogs("mnist", "id", List.of(logs));
    }

    private static Log nodes(Integer succeeded, Integer failed, UpdateResult... nodes) {
        return new Log(BEGAN, "FAIL", List.of(), succeeded, failed, List.of(nodes), null, List.of());
    }
}
