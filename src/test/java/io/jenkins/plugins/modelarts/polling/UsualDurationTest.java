package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.Collections;
import java.util.List;
import org.junit.Test;

public class UsualDurationTest {

    private static final long SECOND = 1000;
    private static final long POLL = 10 * SECOND;

    /** Four minutes, give or take 36 seconds. */
    private final UsualDuration usual = UsualDuration.of(List.of(240 * SECOND));

    @Test
    public void aServiceWithoutSuccessHasNoUsualDuration() {
        assertNull(UsualDuration.of(List.of()));
    }

    @Test
    public void theMedianIsTheUsualDuration() {
        assertEquals(20, UsualDuration.of(List.of(30L, 10L, 20L)).median());
        assertEquals(20, UsualDuration.of(List.of(30L, 10L, 40L, 20L)).median());
    }

    @Test
    public void aFewDurationsMayDifferBySomePercent() {
        assertEquals(new UsualDuration(1000, 850, 1150), UsualDuration.of(List.of(1000L, 990L, 1010L)));
    }

    @Test
    public void durationsThatDifferMoreWidenTheUsualEnd() {
        assertEquals(new UsualDuration(1000, 500, 1400), UsualDuration.of(List.of(1000L, 500L, 1400L)));
    }

    @Test
    public void oneOfManyDurationsMayBeAnException() {
        List<Long> durations = List.of(1000L, 990L, 1010L, 1020L, 60_000L);
        assertEquals(new UsualDuration(1010, 959, 1061), UsualDuration.of(durations));
    }

    @Test
    public void farFromTheEndItIsAskedEveryNinetySeconds() {
        assertEquals(90 * SECOND, usual.delayMillis(0, POLL));
        assertEquals(90 * SECOND, usual.delayMillis(100 * SECOND, POLL));
    }

    @Test
    public void itIsAskedHalfADelayAfterTheEarliestEnd() {
        assertEquals(9 * SECOND, usual.delayMillis(200 * SECOND, POLL));
    }

    @Test
    public void aroundTheEndItIsAskedTheMoreOftenTheLaterItIs() {
        UsualDuration minute = UsualDuration.of(List.of(60 * SECOND));
        assertEquals(51 * SECOND + 2250, minute.delayMillis(0, POLL));
        assertEquals(3600, minute.delayMillis(69 * SECOND - 11_520, POLL));
        assertEquals(2250, minute.delayMillis(69 * SECOND - 4500, POLL));
        assertEquals(2250, minute.delayMillis(69 * SECOND, POLL));
    }

    @Test
    public void aroundALateEndTheStepSaysHowOften() {
        UsualDuration hour = UsualDuration.of(List.of(3600 * SECOND));
        assertEquals(POLL, hour.delayMillis(3600 * SECOND, POLL));
    }

    @Test
    public void noDelayIsBelowTwoSeconds() {
        UsualDuration ten = UsualDuration.of(List.of(10 * SECOND));
        assertEquals(2 * SECOND, ten.delayMillis(10 * SECOND, POLL));
    }

    @Test
    public void afterTheEndTheDelaysGrow() {
        assertEquals(19 * SECOND, usual.delayMillis(326 * SECOND, POLL));
        assertEquals(60 * SECOND, usual.delayMillis(3600 * SECOND, POLL));
    }

    @Test
    public void aStepThatAsksMoreRarelyIsNeverAskedForMore() {
        long hour = 3600 * SECOND;
        assertEquals(213 * SECOND, usual.delayMillis(0, hour));
        assertEquals(hour, usual.delayMillis(100 * hour, hour));
    }

    @Test
    public void equalDurationsStillLeaveSomeTimeForTheEnd() {
        UsualDuration ten = UsualDuration.of(Collections.nCopies(10, 100 * SECOND));
        assertEquals(new UsualDuration(100 * SECOND, 95 * SECOND, 105 * SECOND), ten);
    }
}
