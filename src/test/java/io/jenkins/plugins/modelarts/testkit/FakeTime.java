package io.jenkins.plugins.modelarts.testkit;

import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.polling.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A clock and a timer for tests. Stopped time passes only when the test says so; fast time passes by itself. Both begin
 * at the present, because the Date header of a real server does. Thread-safe.
 */
public final class FakeTime {

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final long startNanos = System.nanoTime();
    private final int factor;
    private final ScheduledExecutorService timer;
    private volatile Duration passed = Duration.ZERO;
    private volatile Duration clockAhead = Duration.ZERO;

    private FakeTime(int factor) {
        this.factor = factor;
        this.timer = factor == 0 ? new ManualTimer(this::now) : new FastTimer(factor);
    }

    /** Time that passes only by {@link #pass}. */
    public static FakeTime stopped() {
        return new FakeTime(0);
    }

    /** @param factor seconds that pass within a second */
    public static FakeTime fast(int factor) {
        return new FakeTime(factor);
    }

    /**
     * Lets so much more time pass at once. In stopped time the timer runs what is due, in the order of its time, on the
     * test's own thread; a fast timer is not affected.
     */
    public void pass(Duration time) {
        if (timer instanceof ManualTimer manual) {
            Instant end = now().plus(time);
            manual.runUntil(end, due -> passed = passed.plus(Duration.between(now(), due)));
            passed = passed.plus(Duration.between(now(), end));
        } else {
            passed = passed.plus(time);
        }
    }

    /** Sets the clock ahead by so much more, as an administrator or NTP does. The time that passes stays as it is. */
    public void setClockAhead(Duration more) {
        clockAhead = clockAhead.plus(more);
    }

    private Instant now() {
        return start.plus(passed).plusNanos((System.nanoTime() - startNanos) * factor);
    }

    /** Milliseconds that nobody can set. They begin with the present time since 1970-01-01 UTC. */
    public long millis() {
        return now().toEpochMilli();
    }

    /** A clock in the zone of China, which is not the one of most test machines. */
    public Clock clock() {
        return new FakeClock(ZoneOffset.ofHours(8));
    }

    public ScheduledExecutorService timer() {
        return timer;
    }

    /** @param executor runs the work */
    public Scheduler scheduler(Executor executor) {
        return new Scheduler(Timer.of(timer), executor, this::millis, clock());
    }

    private final class FakeClock extends Clock {
        private final ZoneId zone;

        private FakeClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return now().plus(clockAhead);
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new FakeClock(other);
        }
    }
}
