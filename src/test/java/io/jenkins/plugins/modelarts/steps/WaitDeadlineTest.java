package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.time.Duration;
import org.junit.Test;

public class WaitDeadlineTest {

    private final FakeTime time = FakeTime.stopped();
    private final WaitDeadline deadline = new WaitDeadline(time.scheduler(Runnable::run));
    private int checks;

    @Test
    public void leavesTimeForTwoCallsWithANewTokenEach() {
        // Each of them: the turn to send the password, a token, the request, its refusal, and all that again.
        assertThat(WaitDeadline.GRACE, greaterThanOrEqualTo(HttpTransport.TIME_LIMIT.multipliedBy(12)));
    }

    @Test
    public void checksOnceAfterTheDeadlineAndTheGrace() {
        deadline.schedule(5000, () -> checks++);
        time.pass(WaitDeadline.GRACE.plusMillis(4999));
        assertEquals(0, checks);
        time.pass(Duration.ofMillis(1));
        assertEquals(1, checks);
        time.pass(Duration.ofDays(1));
        assertEquals(1, checks);
    }

    @Test
    public void anotherDeadlineReplacesTheFirst() {
        deadline.schedule(0, () -> checks++);
        deadline.schedule(60_000, () -> checks += 10);
        time.pass(WaitDeadline.GRACE);
        assertEquals(0, checks);
        time.pass(Duration.ofMinutes(1));
        assertEquals(10, checks);
    }

    @Test
    public void aCancelledDeadlineChecksNothing() {
        deadline.schedule(0, () -> checks++);
        deadline.cancel();
        time.pass(Duration.ofDays(1));
        assertEquals(0, checks);
    }
}
