package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Times from outside, in milliseconds since 1970-01-01 UTC. */
@Restricted(NoExternalUse.class)
public final class EpochMillis {

    /** The end of the year 9999: ISO 8601 and browsers write later years in other ways. */
    private static final long MAX = 253_402_300_799_999L;

    private EpochMillis() {}

    /** The time, or null when it is none: not positive, or after the year 9999. */
    @CheckForNull
    public static Long orNull(@CheckForNull Long millis) {
        return millis == null || millis <= 0 || millis > MAX ? null : millis;
    }
}
