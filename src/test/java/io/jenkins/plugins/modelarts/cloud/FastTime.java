package io.jenkins.plugins.modelarts.cloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.rules.ExternalResource;

/**
 * Lets time pass faster for the plugin: its clock and its timer, and whatever else is given {@link #clock()}, such as
 * the simulator. It goes outside of the rule that starts Jenkins. The clock starts at the present, so it is ahead of a
 * build's start from then on. Requests still take as long as they take, and so do their time limits.
 */
public final class FastTime extends ExternalResource {

    private final int factor;
    private final Clock originalClock = Connections.clock;
    private final LongSupplier originalMillis = Connections.millis;
    private ScheduledExecutorService timer;

    /** @param factor seconds that pass within a second; requests take so much longer in return, so not above 100 */
    public FastTime(int factor) {
        this.factor = factor;
    }

    @Override
    protected void before() {
        Connections.clock = new FastClock(originalClock, originalClock.instant(), factor);
        Connections.millis = Connections.clock::millis;
        timer = new FastTimer(factor);
        Connections.timer = timer;
    }

    @Override
    protected void after() {
        Connections.clock = originalClock;
        Connections.millis = originalMillis;
        Connections.timer = null;
        timer.shutdownNow();
    }

    /** Lets so much more time pass at once, as if nothing ran meanwhile; timers do not go off by that. */
    public void skip(Duration time) {
        Connections.clock = Clock.offset(Connections.clock, time);
    }

    /** The time as the plugin sees it. */
    public Clock clock() {
        return Connections.clock;
    }

    private static final class FastClock extends Clock {
        private final Clock real;
        private final Instant start;
        private final int factor;

        private FastClock(Clock real, Instant start, int factor) {
            this.real = real;
            this.start = start;
            this.factor = factor;
        }

        @Override
        public Instant instant() {
            return start.plus(Duration.between(start, real.instant()).multipliedBy(factor));
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new FastClock(real.withZone(zone), start, factor);
        }
    }

    private static final class FastTimer extends ScheduledThreadPoolExecutor {
        private final int factor;

        private FastTimer(int factor) {
            super(1);
            this.factor = factor;
            setRemoveOnCancelPolicy(true);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return super.schedule(task, unit.toNanos(delay) / factor, TimeUnit.NANOSECONDS);
        }
    }
}
