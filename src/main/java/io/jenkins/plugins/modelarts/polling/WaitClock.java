package io.jenkins.plugins.modelarts.polling;

import java.time.Duration;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The time of one wait between two starts of Jenkins. It begins with this machine's time and then counts by itself, so a
 * clock that is set meanwhile neither ends the wait nor admits an older update. Immutable.
 */
@Restricted(NoExternalUse.class)
public final class WaitClock {

    private final Scheduler scheduler;
    private final long offset;

    public WaitClock(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.offset = scheduler.now() - scheduler.monotonicMillis();
    }

    /** Milliseconds since 1970-01-01 UTC. */
    public long now() {
        return scheduler.monotonicMillis() + offset;
    }

    /**
     * ModelArts' time minus the time of this clock.
     *
     * @param ofMachine ModelArts' time minus this machine's time
     */
    public Duration serverAhead(Duration ofMachine) {
        return ofMachine.plusMillis(scheduler.now() - now());
    }
}
