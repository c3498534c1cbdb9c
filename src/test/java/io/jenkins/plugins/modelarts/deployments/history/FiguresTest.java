package io.jenkins.plugins.modelarts.deployments.history;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class FiguresTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NOW = 1000 * DAY;

    private final List<FinishedUpdate> updates = new ArrayList<>();

    @Test
    public void theyAreForThirtyNinetyAndAllDaysOfAYear() {
        assertEquals(
                List.of(30, 90, 365),
                Figures.of(updates, NOW).stream().map(Figures::days).toList());
    }

    @Test
    public void withoutUpdatesOnlyTheNumberIsKnown() {
        assertEquals(new Figures(30, 0, 0, null, null, null, null), of(30));
    }

    @Test
    public void anUpdateCountsOnTheFirstDayAndNotBefore() {
        succeeded("a", NOW - 30 * DAY, null);
        succeeded("a", NOW - 30 * DAY - 1, null);
        assertEquals(1, of(30).deployments());
        assertEquals(2, of(90).deployments());
    }

    @Test
    public void aTimeInTheFutureDoesNotCount() {
        succeeded("a", NOW + 1, null);
        assertEquals(0, of(30).deployments());
    }

    @Test
    public void aWeekHasSevenOfTheDays() {
        for (int i = 0; i < 60; i++) {
            succeeded("a", NOW - i, null);
        }
        assertEquals(14, of(30).deploymentsPerWeek(), 1e-9);
    }

    @Test
    public void theFailureRateIsTheShareOfFailedUpdates() {
        failed("a", NOW - 4, null);
        succeeded("a", NOW - 3, null);
        succeeded("a", NOW - 2, null);
        succeeded("b", NOW - 1, null);
        assertEquals(0.25, of(30).changeFailureRate(), 1e-9);
    }

    @Test
    public void aServiceIsBrokenFromTheFirstFailureToTheNextSuccess() {
        failed("a", NOW - 100, null);
        failed("a", NOW - 60, null);
        succeeded("a", NOW - 30, null);
        succeeded("a", NOW - 10, null);
        assertEquals(Long.valueOf(70), of(30).medianRestoreMillis());
    }

    @Test
    public void anotherServiceRestoresNothing() {
        failed("a", NOW - 100, null);
        succeeded("b", NOW - 30, null);
        assertNull(of(30).medianRestoreMillis());
    }

    @Test
    public void aRestoreCountsWhenItHappened() {
        failed("a", NOW - 40 * DAY, null);
        succeeded("a", NOW - 20 * DAY, null);
        assertEquals(Long.valueOf(20 * DAY), of(30).medianRestoreMillis());
    }

    @Test
    public void theOrderOfTheUpdatesDoesNotMatter() {
        succeeded("a", NOW - 30, null);
        failed("a", NOW - 100, null);
        assertEquals(Long.valueOf(70), of(30).medianRestoreMillis());
    }

    @Test
    public void medianAndPercentileAreTheNearestRank() {
        for (long millis = 10; millis >= 1; millis--) {
            succeeded("a", NOW - millis, millis);
        }
        succeeded("a", NOW - 11, null);
        assertEquals(Long.valueOf(5), of(30).medianUpdateMillis());
        assertEquals(Long.valueOf(9), of(30).p90UpdateMillis());
    }

    @Test
    public void oneDurationIsMedianAndPercentile() {
        failed("a", NOW - 1, 7L);
        assertEquals(Long.valueOf(7), of(30).medianUpdateMillis());
        assertEquals(Long.valueOf(7), of(30).p90UpdateMillis());
    }

    private Figures of(int days) {
        return Figures.of(updates, NOW, days);
    }

    private void succeeded(String service, long time, Long millis) {
        updates.add(new FinishedUpdate(service, time, true, millis));
    }

    private void failed(String service, long time, Long millis) {
        updates.add(new FinishedUpdate(service, time, false, millis));
    }
}
