package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class UpdateSelectorTest {

    private static final long BUILD = 1_600_000_000_000L;
    private static final long WEEK = Duration.ofDays(7).toMillis();

    @Test
    public void lastWeeksSuccessIsNotTodaysDeployment() {
        ServiceLogs logs = logs(log(BUILD - WEEK, "SUCCESS"));
        assertFalse(UpdateSelector.sinceBuild(BUILD).judged(logs, Duration.ZERO).isPresent());
    }

    @Test
    public void anUpdateOfTheVeryMillisecondTheBuildBeganCounts() {
        assertEquals(BUILD, judgedTime(UpdateSelector.sinceBuild(BUILD), Duration.ZERO, log(BUILD, "RUNNING")));
    }

    @Test
    public void theNewestWinsInWhateverOrderTheyCome() {
        Log older = log(BUILD + 1, "SUCCESS");
        Log newer = log(BUILD + 2, "RUNNING");
        assertEquals(BUILD + 2, judgedTime(UpdateSelector.sinceBuild(BUILD), Duration.ZERO, older, newer));
        assertEquals(BUILD + 2, judgedTime(UpdateSelector.sinceBuild(BUILD), Duration.ZERO, newer, older));
    }

    @Test
    public void anExactUpdateIsFoundWithoutTheServersFilter() {
        UpdateSelector exactly = UpdateSelector.exactly(BUILD - WEEK);
        Log[] all = {log(BUILD, "SUCCESS"), log(BUILD - WEEK, "FAIL"), log(BUILD - 2 * WEEK, "SUCCESS")};
        assertEquals(
                "FAIL", exactly.judged(logs(all), Duration.ZERO).orElseThrow().result());
    }

    @Test
    public void aMissingExactUpdateIsNotReplaced() {
        ServiceLogs logs = logs(log(BUILD + 1, "SUCCESS"), log(BUILD - 1, "SUCCESS"));
        assertFalse(UpdateSelector.exactly(BUILD).judged(logs, Duration.ZERO).isPresent());
    }

    @Test
    public void ofTwoRecordsOfOneTimeTheSuccessLoses() {
        Log success = log(BUILD, "SUCCESS");
        Log fail = log(BUILD, "FAIL");
        UpdateSelector selector = UpdateSelector.sinceBuild(BUILD);
        assertEquals(
                "FAIL",
                selector.judged(logs(success, fail), Duration.ZERO)
                        .orElseThrow()
                        .result());
        assertEquals(
                "FAIL",
                selector.judged(logs(fail, success), Duration.ZERO)
                        .orElseThrow()
                        .result());
    }

    @Test
    public void aRecordWithoutTimeIsNeverJudged() {
        ServiceLogs logs = logs(log(null, "SUCCESS"));
        assertFalse(UpdateSelector.sinceBuild(BUILD).judged(logs, Duration.ZERO).isPresent());
        assertFalse(UpdateSelector.since(0).judged(logs, Duration.ZERO).isPresent());
    }

    @Test
    public void theBuildsStartIsMovedToTheServersClock() {
        Duration ahead = Duration.ofMinutes(10);
        UpdateSelector selector = UpdateSelector.sinceBuild(BUILD);
        assertEquals(BUILD + 600_000, selector.earliest(ahead));
        assertEquals(BUILD - 600_000, selector.earliest(ahead.negated()));
    }

    @Test
    public void aServersClockAheadMakesNoOldUpdateNew() {
        ServiceLogs logs = logs(log(BUILD + 300_000, "SUCCESS"));
        assertFalse(UpdateSelector.sinceBuild(BUILD)
                .judged(logs, Duration.ofMinutes(10))
                .isPresent());
    }

    @Test
    public void aDifferenceWithinTheDateHeadersGrainIsNoDifference() {
        UpdateSelector selector = UpdateSelector.sinceBuild(BUILD);
        assertEquals(BUILD, selector.earliest(Duration.ofMillis(-999)));
        assertEquals(BUILD, selector.earliest(Duration.ofSeconds(2)));
        assertEquals(BUILD + 2001, selector.earliest(Duration.ofMillis(2001)));
    }

    @Test
    public void aTimeOfModelArtsIsNotMoved() {
        assertEquals(BUILD, UpdateSelector.since(BUILD).earliest(Duration.ofMinutes(10)));
        assertEquals(
                BUILD - 1, judgedTime(UpdateSelector.since(BUILD - 1), Duration.ofHours(1), log(BUILD - 1, "FAIL")));
    }

    private static long judgedTime(UpdateSelector selector, Duration serverAhead, Log... logs) {
        return selector.judged(logs(logs), serverAhead).orElseThrow().updateTime();
    }

    private static ServiceLogs logs(Log... logs) {
        return new ServiceLogs("mnist", "id", List.of(logs));
    }

    static Log log(Long updateTime, String result) {
        return new Log(updateTime, result, List.of(), null, null, List.of(), null, List.of());
    }
}
