package io.jenkins.plugins.modelarts.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Starts at the present of another clock and runs faster. Thread-safe. */
public final class FastClock extends Clock {

    private final Clock real;
    private final Instant start;
    private final int factor;

    /** @param factor seconds that pass within a second */
    public FastClock(Clock real, int factor) {
        this(real, real.instant(), factor);
    }

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
