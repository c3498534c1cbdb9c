package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.time.Duration;
import org.junit.Test;

public class WaitClockTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeTime time = FakeTime.stopped();
    private final Scheduler scheduler = time.scheduler(Runnable::run);

    @Test
    public void itBeginsWithTheMachinesTime() {
        time.setClockAhead(HOUR);
        assertEquals(scheduler.now(), new WaitClock(scheduler).now());
    }

    @Test
    public void aClockThatIsSetDoesNotMoveIt() {
        WaitClock clock = new WaitClock(scheduler);
        long begin = clock.now();
        time.setClockAhead(HOUR);
        time.pass(Duration.ofSeconds(5));
        assertEquals(begin + 5000, clock.now());
    }

    @Test
    public void theServersTimeIsComparedWithItsOwn() {
        WaitClock clock = new WaitClock(scheduler);
        Duration serverAhead = Duration.ofSeconds(7);
        assertEquals(serverAhead, clock.serverAhead(serverAhead));
        time.setClockAhead(HOUR);
        // The server's clock did not move, so it now seems to be an hour behind this machine's.
        assertEquals(serverAhead, clock.serverAhead(serverAhead.minus(HOUR)));
    }
}
