package io.jenkins.plugins.modelarts.polling;

import static io.jenkins.plugins.modelarts.polling.UpdateSelectorTest.log;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * The decision after the last of several responses, before and after each limit of time. A response lists its records;
 * each record has its seconds after the start of the build and its result. A ">" separates two responses. "exact" asks
 * for exactly the update of second 5.
 */
@RunWith(Parameterized.class)
public class UpdateTrackerTableTest {

    private static final long START = 1_600_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long TIMEOUT = 30 * MINUTE;

    private static final List<String> TABLE = List.of(
            // responses                        | judged | in the grace time | after it  | after the deadline
            "                                  | newest | WAIT      | NO_UPDATE | NO_UPDATE",
            "                                  | exact  | WAIT      | NO_UPDATE | NO_UPDATE",
            "-9 SUCCESS                        | newest | WAIT      | NO_UPDATE | NO_UPDATE",
            "-9 SUCCESS                        | exact  | WAIT      | NO_UPDATE | NO_UPDATE",
            "-9 FAIL                           | newest | WAIT      | NO_UPDATE | NO_UPDATE",
            "-9 FAIL                           | exact  | WAIT      | NO_UPDATE | NO_UPDATE",
            "-9 RUNNING                        | newest | WAIT      | NO_UPDATE | NO_UPDATE",
            "-9 RUNNING                        | exact  | WAIT      | NO_UPDATE | NO_UPDATE",
            "0 SUCCESS                         | newest | SUCCESS   | SUCCESS   | SUCCESS",
            "0 SUCCESS                         | exact  | WAIT      | NO_UPDATE | NO_UPDATE",
            "5 RUNNING                         | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 RUNNING                         | exact  | WAIT      | WAIT      | TIMED_OUT",
            "5 SUCCESS                         | newest | SUCCESS   | SUCCESS   | SUCCESS",
            "5 SUCCESS                         | exact  | SUCCESS   | SUCCESS   | SUCCESS",
            "5 FAIL                            | newest | FAIL      | FAIL      | FAIL",
            "5 FAIL                            | exact  | FAIL      | FAIL      | FAIL",
            "5 PAUSED                          | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 PAUSED                          | exact  | WAIT      | WAIT      | TIMED_OUT",
            "5 -                               | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 -                               | exact  | WAIT      | WAIT      | TIMED_OUT",
            "9 SUCCESS                         | exact  | WAIT      | NO_UPDATE | NO_UPDATE",
            "9 FAIL                            | exact  | WAIT      | NO_UPDATE | NO_UPDATE",
            // Two records, in either order.
            "-9 SUCCESS, 5 RUNNING             | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 RUNNING, -9 SUCCESS             | newest | WAIT      | WAIT      | TIMED_OUT",
            "-9 SUCCESS, 5 FAIL                | newest | FAIL      | FAIL      | FAIL",
            "-9 FAIL, 5 SUCCESS                | newest | SUCCESS   | SUCCESS   | SUCCESS",
            "-9 SUCCESS, 5 RUNNING             | exact  | WAIT      | WAIT      | TIMED_OUT",
            "-9 SUCCESS, 5 FAIL                | exact  | FAIL      | FAIL      | FAIL",
            "5 SUCCESS, 9 RUNNING              | newest | WAIT      | WAIT      | TIMED_OUT",
            "9 RUNNING, 5 SUCCESS              | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 SUCCESS, 9 FAIL                 | newest | FAIL      | FAIL      | FAIL",
            "5 FAIL, 9 SUCCESS                 | newest | FAIL      | FAIL      | FAIL",
            "5 SUCCESS, 9 PAUSED               | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 SUCCESS, 9 RUNNING              | exact  | SUCCESS   | SUCCESS   | SUCCESS",
            "5 SUCCESS, 9 FAIL                 | exact  | SUCCESS   | SUCCESS   | SUCCESS",
            "5 FAIL, 9 SUCCESS                 | exact  | FAIL      | FAIL      | FAIL",
            "5 RUNNING, 9 SUCCESS              | exact  | WAIT      | WAIT      | TIMED_OUT",
            "5 SUCCESS, 5 FAIL                 | newest | FAIL      | FAIL      | FAIL",
            "5 SUCCESS, 5 RUNNING              | exact  | WAIT      | WAIT      | TIMED_OUT",
            // Earlier responses count only because they held an update.
            " > 5 RUNNING                      | newest | WAIT      | WAIT      | TIMED_OUT",
            " > 5 SUCCESS                      | exact  | SUCCESS   | SUCCESS   | SUCCESS",
            "-9 SUCCESS > 5 FAIL               | newest | FAIL      | FAIL      | FAIL",
            "5 RUNNING > 5 SUCCESS             | newest | SUCCESS   | SUCCESS   | SUCCESS",
            "5 RUNNING > 5 FAIL                | exact  | FAIL      | FAIL      | FAIL",
            "5 RUNNING > 5 PAUSED              | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 PAUSED > 5 RUNNING              | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 PAUSED > 5 RUNNING > 5 PAUSED   | exact  | WAIT      | WAIT      | TIMED_OUT",
            "5 RUNNING > 5 RUNNING, 9 SUCCESS  | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 RUNNING > 5 SUCCESS, 9 RUNNING  | newest | SUCCESS   | SUCCESS   | SUCCESS",
            "5 RUNNING > 5 FAIL, 9 SUCCESS     | newest | FAIL      | FAIL      | FAIL",
            "5 RUNNING > 9 SUCCESS             | newest | WAIT      | WAIT      | TIMED_OUT",
            " > 5 FAIL, 9 SUCCESS              | newest | FAIL      | FAIL      | FAIL",
            "5 RUNNING, 9 SUCCESS              | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 SUCCESS, 9 SUCCESS              | newest | SUCCESS   | SUCCESS   | SUCCESS",
            "5 FAIL, 9 FAIL                    | newest | FAIL      | FAIL      | FAIL",
            "5 RUNNING, 5 FAIL                 | newest | FAIL      | FAIL      | FAIL",
            "5 FAIL, 9 RUNNING > 5 FAIL, 9 SUCCESS | newest | FAIL  | FAIL      | FAIL",
            "5 SUCCESS, 9 RUNNING > 5 SUCCESS, 9 SUCCESS | newest | SUCCESS | SUCCESS | SUCCESS",
            "5 RUNNING > 5 FAIL, 9 RUNNING     | exact  | FAIL      | FAIL      | FAIL",
            "5 RUNNING >                       | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 RUNNING > -9 SUCCESS            | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 RUNNING > -9 SUCCESS            | exact  | WAIT      | WAIT      | TIMED_OUT",
            "5 RUNNING > > 5 RUNNING           | newest | WAIT      | WAIT      | TIMED_OUT",
            "5 RUNNING > > 5 SUCCESS           | newest | SUCCESS   | SUCCESS   | SUCCESS");

    @Parameters(name = "{0}")
    public static Iterable<String> table() {
        return TABLE;
    }

    private final String responses;
    private final boolean exact;
    private final List<String> expected;

    public UpdateTrackerTableTest(String row) {
        String[] cells = row.split("\\|");
        responses = cells[0];
        exact = cells[1].strip().equals("exact");
        expected = List.of(cells[2].strip(), cells[3].strip(), cells[4].strip());
    }

    @Test
    public void withinTheGraceTime() {
        assertEquals(expected.get(0), play(9 * MINUTE));
    }

    @Test
    public void afterTheGraceTime() {
        assertEquals(expected.get(1), play(11 * MINUTE));
    }

    @Test
    public void afterTheDeadline() {
        assertEquals(expected.get(2), play(TIMEOUT));
    }

    /** Plays all responses but the last within the first minute, and the last at its time. */
    private String play(long lastAt) {
        UpdateSelector selector = exact ? UpdateSelector.exactly(START + 5000) : UpdateSelector.sinceBuild(START);
        UpdateTracker tracker = new UpdateTracker(selector, true, START, TIMEOUT, 10_000);
        List<ServiceLogs> all = Arrays.stream(responses.split(">", -1))
                .map(UpdateTrackerTableTest::respond)
                .toList();
        for (int i = 0; i < all.size() - 1; i++) {
            assertEquals("WAIT", word(tracker.onResponse(all.get(i), Duration.ZERO, START + i * 10_000L)));
        }
        return word(tracker.onResponse(all.get(all.size() - 1), Duration.ZERO, START + lastAt));
    }

    private static String word(Decision decision) {
        return decision.isDone() ? decision.outcome().name() : "WAIT";
    }

    private static ServiceLogs respond(String records) {
        List<Log> logs = Arrays.stream(records.split(","))
                .map(String::strip)
                .filter(record -> !record.isEmpty())
                .map(record -> record.split(" "))
                .map(parts -> log(START + Long.parseLong(parts[0]) * 1000, parts[1].equals("-") ? null : parts[1]))
                .toList();
        return new ServiceLogs("mnist", "id", logs);
    }
}
