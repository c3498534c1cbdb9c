package io.jenkins.plugins.modelarts.polling;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How far an update is that is not over, as far as the history of its service tells. Immutable.
 *
 * @param began when it began, in milliseconds since 1970-01-01 UTC by this machine's clock
 * @param usualMillis how long updates of the service usually take, in milliseconds
 */
@Restricted(NoExternalUse.class)
public record UpdateProgress(long began, long usualMillis) {

    /** An update that is not over never shows as complete. */
    private static final int MAX_PERCENT = 99;

    /** From 0 to 99. */
    public int percent(long now) {
        return (int) Math.max(0, Math.min(MAX_PERCENT, 100 * (now - began) / Math.max(1, usualMillis)));
    }

    /** Whether it takes more than twice the usual time. */
    public boolean isOverdue(long now) {
        return now - began > 2 * usualMillis;
    }
}
