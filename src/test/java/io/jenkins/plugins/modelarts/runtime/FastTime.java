package io.jenkins.plugins.modelarts.runtime;

import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.rules.ExternalResource;

/**
 * Lets time pass faster for the plugin: its clock and its timer, and whatever else is given {@link #clock()}, such as
 * the simulator. It goes outside of the rule that starts Jenkins. The clock starts at the present, so it is ahead of a
 * build's start from then on. Requests still take as long as they take, and so do their time limits.
 */
public final class FastTime extends ExternalResource {

    private final int factor;
    private final Clock originalClock = ClientFactory.clock;
    private final LongSupplier originalMillis = ClientFactory.millis;
    private FakeTime fast;

    /** @param factor seconds that pass within a second; requests take so much longer in return, so not above 100 */
    public FastTime(int factor) {
        this.factor = factor;
    }

    @Override
    protected void before() {
        fast = FakeTime.fast(factor);
        ClientFactory.clock = fast.clock().withZone(originalClock.getZone());
        ClientFactory.millis = ClientFactory.clock::millis;
        ClientFactory.timer = fast.timer();
    }

    @Override
    protected void after() {
        ClientFactory.clock = originalClock;
        ClientFactory.millis = originalMillis;
        ClientFactory.timer = null;
        fast.timer().shutdownNow();
    }

    /** Lets so much more time pass at once, as if nothing ran meanwhile; timers do not go off by that. */
    public void skip(Duration time) {
        ClientFactory.clock = Clock.offset(ClientFactory.clock, time);
    }

    /** The time as the plugin sees it. */
    public Clock clock() {
        return ClientFactory.clock;
    }
}
