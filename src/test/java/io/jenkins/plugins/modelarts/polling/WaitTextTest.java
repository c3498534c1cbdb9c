package io.jenkins.plugins.modelarts.polling;

import static io.jenkins.plugins.modelarts.polling.UpdateSelectorTest.log;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.testkit.InLanguage;
import java.util.List;
import java.util.Locale;
import org.junit.Rule;
import org.junit.Test;

public class WaitTextTest {

    private static final long BEGAN = 1_600_000_000_000L;
    private static final long WAITED = 90_000;
    private static final Log RUNNING = log(BEGAN, "RUNNING");

    @Rule
    public final InLanguage language = new InLanguage(Locale.ENGLISH);

    private final WaitText text = new WaitText("mnist", "lab");

    @Test
    public void aWaitNamesServiceAndRegion() {
        assertEquals("Waiting for the update of ModelArts service mnist in lab", text.begins());
        assertEquals("Stopped waiting for mnist. The deployment at ModelArts was not stopped.", text.stopped());
    }

    @Test
    public void beforeTheBlockTheNewestUpdateIsNamed() {
        assertEquals(
                "The newest update before the deployment is the one of " + TextFormat.time(BEGAN)
                        + ". Only a newer one counts.",
                text.deploys(RUNNING));
        assertEquals(
                "ModelArts has no record of an update before the deployment, so any record after it counts.",
                text.deploys(null));
    }

    @Test
    public void theStatusSaysWhetherTheBlockRuns() {
        assertEquals(
                "ModelArts service mnist in lab: asking for the updates before the deployment", text.statusBefore());
        assertEquals("ModelArts service mnist in lab: deploying", text.statusDeploying());
    }

    @Test
    public void everyNoticeHasItsLine() {
        String time = TextFormat.time(BEGAN);
        assertEquals("ModelArts has no record of such an update yet", line(Notice.Kind.NO_UPDATE_YET, null, ""));
        assertEquals(
                "Update of " + time + " (" + BEGAN + "): RUNNING",
                line(Notice.Kind.RESULT_CHANGED, RUNNING, "RUNNING"));
        assertEquals(
                "A newer update of " + time + " appeared. This step goes on with the update of " + TextFormat.time(1L)
                        + ".",
                line(Notice.Kind.SUPERSEDED, RUNNING, "1"));
        assertThat(
                line(Notice.Kind.AMBIGUOUS, RUNNING, "1"),
                startsWith("Several updates may belong to this build, the oldest of " + TextFormat.time(1L)
                        + " and the newest of " + time + "."));
        assertThat(
                line(Notice.Kind.CLOCK_BEHIND, null, null),
                startsWith("ModelArts' clock is more than 15 minutes behind the clock of this machine."));
        assertEquals(
                "Update of " + time + " has the unknown result \"PAUSED\". It counts as not over.",
                line(Notice.Kind.UNKNOWN_RESULT, RUNNING, "PAUSED"));
        assertEquals("The request failed and will be repeated: down", line(Notice.Kind.REQUEST_FAILED, null, "down"));
        assertEquals("ModelArts responds again", line(Notice.Kind.RECOVERED, null, ""));
    }

    @Test
    public void aWaitWithoutNewsSaysWhatItWaitsFor() {
        assertEquals(
                "Still waiting: the update of " + TextFormat.time(BEGAN) + " is RUNNING",
                line(Notice.Kind.STILL_WAITING, RUNNING, ""));
        assertEquals(
                "Still waiting: ModelArts has no record of such an update yet",
                line(Notice.Kind.STILL_WAITING, null, ""));
        assertEquals("Still waiting, because the requests fail: down", line(Notice.Kind.STILL_WAITING, null, "down"));
    }

    @Test
    public void theStatusSaysWhatTheLastResponseSaid() {
        ModelArtsException failure = ModelArtsException.withMessage(Problem.UNAVAILABLE, "down");
        assertEquals("ModelArts service mnist in lab: no response yet", text.status(null, WAITED));
        assertEquals("ModelArts service mnist in lab: no update yet after 1 min 30 sec", status(null, null));
        assertEquals(
                "ModelArts service mnist in lab: after 1 min 30 sec, the update of " + TextFormat.time(BEGAN)
                        + " is RUNNING",
                status(RUNNING, null));
        assertEquals(
                "ModelArts service mnist in lab: after 1 min 30 sec, trying again: down", status(RUNNING, failure));
    }

    @Test
    public void theStatusSaysHowLongUpdatesUsuallyTake() {
        Decision last = new Decision(null, 1, RUNNING, new UpdateProgress(BEGAN, 240_000), null, List.of());
        assertEquals(status(RUNNING, null) + "; updates usually take 4 min", text.status(last, WAITED));
    }

    @Test
    public void anUpdateThatTakesLongIsComparedWithTheUsualTime() {
        assertEquals(
                "The update of " + TextFormat.time(BEGAN) + " takes more than twice as long as usual: updates of this "
                        + "service usually take 4 min. The step waits until its timeoutMinutes are over.",
                line(Notice.Kind.OVERDUE, RUNNING, "240000"));
    }

    @Test
    public void aChineseReaderGetsChinese() {
        language.set(Locale.SIMPLIFIED_CHINESE);
        assertEquals("正在等待 lab 的 ModelArts 服务 mnist 的更新", text.begins());
        assertEquals("[1 分 30 秒] ModelArts 已恢复响应", text.line(new Notice(Notice.Kind.RECOVERED, null, ""), WAITED));
    }

    private String line(Notice.Kind kind, Log log, String detail) {
        String line = text.line(new Notice(kind, log, detail), WAITED);
        String prefix = "[1 min 30 sec] ";
        assertEquals(prefix, line.substring(0, prefix.length()));
        return line.substring(prefix.length());
    }

    private String status(Log judged, ModelArtsException failure) {
        return text.status(new Decision(null, 1, judged, null, failure, List.of()), WAITED);
    }
}
