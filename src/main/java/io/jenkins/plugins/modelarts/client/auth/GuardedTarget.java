package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.time.Clock;
import java.time.Instant;

/** How one project receives one secret. The lock of {@link LockoutGuard} guards it. */
final class GuardedTarget {

    /** A secret that worked in a project may be refused there once, as a gateway with a fault does. */
    private static final int DOUBTS_OF_A_GOOD_SECRET = 2;

    private final Target target;
    private boolean worked;
    private int doubts;

    @CheckForNull
    private Stop stop;

    GuardedTarget(Target target) {
        this.target = target;
    }

    void accepted() {
        worked = true;
        doubts = 0;
        stop = null;
    }

    void doubted(ModelArtsException refusal, Clock clock) {
        doubts++;
        if (stop(clock.instant()) == null && doubts >= (worked ? DOUBTS_OF_A_GOOD_SECRET : 1)) {
            stop = Stop.at(target, refusal, clock);
        }
    }

    /** The stop that holds now. */
    @CheckForNull
    Stop stop(Instant now) {
        return Stop.ifHolding(stop, now);
    }
}
