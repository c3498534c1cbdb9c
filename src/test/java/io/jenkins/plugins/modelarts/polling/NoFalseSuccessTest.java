package io.jenkins.plugins.modelarts.polling;

import static io.jenkins.plugins.modelarts.polling.UpdateSelectorTest.log;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;

/**
 * Searches for a history in which a build says SUCCESS although the update that it ordered did not succeed. A history has
 * updates of others before, between and after the build's own; responses at any time and in any order; clocks that
 * differ, and Date headers that are late; failed requests; restarts, and crashes that lose what was not saved. ModelArts
 * has the record of an update when it has answered the order, and the step begins after that.
 */
public class NoFalseSuccessTest {

    private static final int HISTORIES = 20_000;
    private static final long BUILD = 1_600_000_000_000L;
    private static final int MINUTE = 60_000;

    /** How the step is told which update is meant. */
    private enum Form {
        BLOCK,
        UPDATE_TIME,
        BUILD_START,
        SECOND_WAIT
    }

    /** @param begin when it is recorded and @param end when it is over, by the true time */
    private record Update(int begin, int end, String result, boolean own) {}

    @Test
    public void noHistoryEndsInAFalseSuccess() throws Exception {
        Map<Form, Integer> successes = new EnumMap<>(Form.class);
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new History(seed);
            if (history.play() == Outcome.SUCCESS) {
                assertEquals(history.toString(), "SUCCESS", history.own.result);
                successes.merge(history.form, 1, Integer::sum);
            }
        }
        // A search that ends in no success at all would find nothing.
        for (Form form : Form.values()) {
            assertThat(form.name(), successes.get(form), greaterThan(HISTORIES / 100));
        }
    }

    /** Without others and without faults the outcome is the own update's. */
    @Test
    public void aLonelyUpdateIsJudgedByItsResult() throws Exception {
        for (int seed = 0; seed < HISTORIES / 10; seed++) {
            History history = new History(seed);
            history.updates.removeIf(update -> !update.own && update.begin > -20 * MINUTE);
            assertNotEquals(history.toString(), Outcome.NO_UPDATE, history.play());
        }
    }

    private static final class History {
        private final int seed;
        private final Random random;
        private final Form form;
        private final int serverAhead;
        private final List<Update> updates = new ArrayList<>();
        private final Update own;
        private final int stepBegins;

        private History(int seed) {
            this.seed = seed;
            random = new Random(seed);
            form = Form.values()[random.nextInt(Form.values().length)];
            serverAhead = random.nextInt(20 * MINUTE) - 10 * MINUTE;
            int ordered = random.nextInt(3 * MINUTE);
            own = update(ordered, true);
            updates.add(own);
            for (int i = random.nextInt(4); i > 0; i--) {
                updates.add(update(random.nextInt(20 * MINUTE) - 5 * MINUTE, false));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                updates.add(update(-20 * MINUTE - random.nextInt(MINUTE), false));
            }
            stepBegins = ordered + random.nextInt(2 * MINUTE);
        }

        private Update update(int begin, boolean isOwn) {
            String result = random.nextInt(3) == 0 ? "SUCCESS" : random.nextInt(4) == 0 ? "PAUSED" : "FAIL";
            if (isOwn) {
                result = random.nextBoolean() ? "SUCCESS" : "FAIL";
            }
            return new Update(begin, begin + random.nextInt(8 * MINUTE), result, isOwn);
        }

        private Outcome play() throws Exception {
            UpdateTracker tracker = new UpdateTracker(selector(), true, BUILD + stepBegins, 30 * MINUTE, 10_000);
            UpdateTracker saved = TrackedWait.copy(tracker);
            int now = stepBegins;
            while (true) {
                int dice = random.nextInt(20);
                if (dice == 0) {
                    tracker = TrackedWait.copy(tracker);
                    tracker.resumed(BUILD + now);
                } else if (dice == 1) {
                    tracker = TrackedWait.copy(saved);
                    tracker.resumed(BUILD + now);
                }
                Decision decision = random.nextInt(10) == 0
                        ? tracker.onFailure(TrackedWait.failure(Problem.DISCONNECTED), BUILD + now, random.nextDouble())
                        : tracker.onResponse(response(now), measuredOffset(), BUILD + now);
                if (decision.isDone()) {
                    return decision.outcome();
                }
                if (random.nextInt(5) == 0) {
                    saved = TrackedWait.copy(tracker);
                }
                now += (int) Math.max(1, Math.min(decision.delayMillis(), random.nextInt(2 * MINUTE)));
            }
        }

        private UpdateSelector selector() {
            return switch (form) {
                // The baseline is taken at any time before the order.
                case BLOCK -> UpdateSelector.newerThan(response(own.begin - 1 - random.nextInt(MINUTE)));
                case UPDATE_TIME -> UpdateSelector.exactly(byServer(own));
                case BUILD_START -> UpdateSelector.sinceBuild(BUILD);
                case SECOND_WAIT -> secondWait();
            };
        }

        /** A first wait of the build has judged the newest update that was over before the own one was ordered. */
        private UpdateSelector secondWait() {
            UpdateSelector selector = UpdateSelector.sinceBuild(BUILD);
            for (Update update : updates) {
                if (update.begin >= 0 && update.end < own.begin) {
                    selector = selector.withoutJudged(byServer(update));
                }
            }
            return selector;
        }

        private ServiceLogs response(int now) {
            List<Log> logs = new ArrayList<>();
            for (Update update : updates) {
                if (update.begin <= now) {
                    logs.add(log(byServer(update), now >= update.end ? update.result : "RUNNING"));
                }
            }
            Collections.shuffle(logs, random);
            return new ServiceLogs("mnist", "id", logs);
        }

        private long byServer(Update update) {
            return BUILD + update.begin + serverAhead;
        }

        /** The Date header has whole seconds, and it is up to half a minute late. */
        private Duration measuredOffset() {
            int late = random.nextInt(4) == 0 ? random.nextInt(30_000) : random.nextInt(1000);
            return Duration.ofSeconds(Math.floorDiv(serverAhead - late, 1000));
        }

        @Override
        public String toString() {
            return "seed " + seed + ", " + form + ", server ahead by " + serverAhead + " ms, step begins at "
                    + stepBegins + ", " + updates;
        }
    }
}
