package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class UpdateProgressTest {

    private static final long BEGAN = 1_600_000_000_000L;

    private final UpdateProgress progress = new UpdateProgress(BEGAN, 4000);

    @Test
    public void progressIsTheShareOfTheUsualTime() {
        assertEquals(0, progress.percent(BEGAN));
        assertEquals(25, progress.percent(BEGAN + 1000));
    }

    @Test
    public void anUpdateThatRunsIsNeverComplete() {
        assertEquals(99, progress.percent(BEGAN + 4000));
        assertEquals(99, progress.percent(Long.MAX_VALUE / 1000));
    }

    @Test
    public void aClockThatWasSetBackIsNoProgress() {
        assertEquals(0, progress.percent(BEGAN - 1000));
    }

    @Test
    public void aServiceThatWasOnceReadyAtOnceIsNoError() {
        assertEquals(99, new UpdateProgress(BEGAN, 0).percent(BEGAN + 1));
    }

    @Test
    public void anUpdateIsOverdueAfterTwiceTheUsualTime() {
        assertFalse(progress.isOverdue(BEGAN + 8000));
        assertTrue(progress.isOverdue(BEGAN + 8001));
    }
}
