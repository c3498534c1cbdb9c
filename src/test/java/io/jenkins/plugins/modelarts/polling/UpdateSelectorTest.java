package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class UpdateSelectorTest {

    private static final long BUILD = 1_600_000_000_000L;
    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final UpdateSelector SINCE_BUILD = UpdateSelector.sinceBuild(BUILD);

    @Test
    public void lastWeeksUpdateIsNotOfThisBuild() {
        assertEquals(List.of(), times(SINCE_BUILD, Duration.ZERO, log(BUILD - WEEK, "SUCCESS")));
    }

    @Test
    public void anUpdateOfTheMillisecondTheBuildStartedCounts() {
        assertEquals(List.of(BUILD), times(SINCE_BUILD, Duration.ZERO, log(BUILD, "RUNNING")));
    }

    @Test
    public void allUpdatesSinceTheBuildStartedCount() {
        Log[] all = {log(BUILD + 1, "SUCCESS"), log(BUILD - 1, "SUCCESS"), log(BUILD + 2, "RUNNING")};
        assertEquals(List.of(BUILD + 1, BUILD + 2), times(SINCE_BUILD, Duration.ZERO, all));
    }

    @Test
    public void anExactUpdateIsFoundWithoutTheServersFilter() {
        Log[] all = {log(BUILD, "SUCCESS"), log(BUILD - WEEK, "FAIL"), log(BUILD - 2 * WEEK, "SUCCESS")};
        assertEquals(List.of(BUILD - WEEK), times(UpdateSelector.exactly(BUILD - WEEK), Duration.ZERO, all));
    }

    @Test
    public void aMissingExactUpdateIsNotReplaced() {
        Log[] others = {log(BUILD + 1, "SUCCESS"), log(BUILD - 1, "SUCCESS")};
        assertEquals(List.of(), times(UpdateSelector.exactly(BUILD), Duration.ZERO, others));
    }

    @Test
    public void aRecordWithoutTimeNeverCounts() {
        assertEquals(List.of(), times(SINCE_BUILD, Duration.ZERO, log(null, "SUCCESS")));
        assertEquals(List.of(), times(UpdateSelector.since(0), Duration.ZERO, log(null, "SUCCESS")));
        assertEquals(List.of(), times(UpdateSelector.newerThan(logs()), Duration.ZERO, log(null, "SUCCESS")));
    }

    @Test
    public void theBuildsStartIsMovedToTheServersClock() {
        Duration ahead = Duration.ofMinutes(10);
        assertEquals(BUILD + 600_000, SINCE_BUILD.earliest(ahead));
        assertEquals(BUILD - 600_000, SINCE_BUILD.earliest(ahead.negated()));
    }

    @Test
    public void aServersClockAheadAdmitsNoOlderUpdate() {
        assertEquals(List.of(), times(SINCE_BUILD, Duration.ofMinutes(10), log(BUILD + 300_000, "SUCCESS")));
    }

    @Test
    public void theStartIsMovedBackByFifteenMinutesAtMost() {
        Duration limit = Duration.ofMinutes(15).negated();
        assertEquals(BUILD + limit.toMillis(), SINCE_BUILD.earliest(limit));
        assertEquals(BUILD + limit.toMillis(), SINCE_BUILD.earliest(limit.minusDays(1)));
        assertFalse(SINCE_BUILD.isTooFarBehind(limit));
        assertTrue(SINCE_BUILD.isTooFarBehind(limit.minusMillis(1)));
    }

    @Test
    public void aServersClockLittleAheadIsTakenForRight() {
        assertEquals(BUILD, SINCE_BUILD.earliest(Duration.ofSeconds(2)));
        assertEquals(BUILD + 2001, SINCE_BUILD.earliest(Duration.ofMillis(2001)));
    }

    @Test
    public void aServersClockLittleBehindHidesNoOwnUpdate() {
        assertEquals(BUILD - 999, SINCE_BUILD.earliest(Duration.ofMillis(-999)));
    }

    @Test
    public void aTimeOfModelArtsIsNotMoved() {
        UpdateSelector since = UpdateSelector.since(BUILD);
        assertEquals(BUILD, since.earliest(Duration.ofMinutes(10)));
        assertFalse(since.isTooFarBehind(Duration.ofDays(-1)));
    }

    @Test
    public void onlyUpdatesNewerThanTheBaselineCount() {
        ServiceLogs baseline = logs(log(BUILD, "SUCCESS"), log(BUILD - 1, "FAIL"));
        Log[] all = {log(BUILD - 1, "FAIL"), log(BUILD, "SUCCESS"), log(BUILD + 1, "RUNNING")};
        assertEquals(List.of(BUILD + 1), times(UpdateSelector.newerThan(baseline), Duration.ofHours(5), all));
    }

    @Test
    public void afterAnEmptyBaselineEveryUpdateCounts() {
        assertEquals(List.of(1L), times(UpdateSelector.newerThan(logs()), Duration.ofHours(5), log(1L, "RUNNING")));
    }

    @Test
    public void judgedUpdatesDoNotCountAgain() {
        UpdateSelector selector = SINCE_BUILD.withoutJudged(BUILD + 5);
        Log[] all = {log(BUILD + 5, "SUCCESS"), log(BUILD + 6, "RUNNING")};
        assertEquals(List.of(BUILD + 6), times(selector, Duration.ZERO, all));
        assertEquals(List.of(BUILD + 6), times(UpdateSelector.since(1).withoutJudged(BUILD + 5), Duration.ZERO, all));
    }

    @Test
    public void theTimeOfAJudgedUpdateIsNotMoved() {
        assertEquals(BUILD + 6, SINCE_BUILD.withoutJudged(BUILD + 5).earliest(Duration.ofMinutes(-10)));
    }

    @Test
    public void anExactUpdateCanBeJudgedAgain() {
        UpdateSelector exactly = UpdateSelector.exactly(BUILD).withoutJudged(BUILD);
        assertEquals(List.of(BUILD), times(exactly, Duration.ZERO, log(BUILD, "FAIL")));
    }

    private static List<Long> times(UpdateSelector selector, Duration serverAhead, Log... logs) {
        return selector.candidates(logs(logs), selector.earliest(serverAhead)).stream()
                .map(Log::updateTime)
                .toList();
    }

    private static ServiceLogs logs(Log... logs) {
        return new ServiceLogs("mnist", "id", List.of(logs));
    }

    static Log log(Long updateTime, String result) {
        return new Log(updateTime, result, List.of(), null, null, List.of(), null, List.of());
    }
}
