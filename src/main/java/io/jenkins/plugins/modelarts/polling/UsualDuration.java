package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How long the updates of a service usually take, and so when to ask whether one is over: rarely before its usual end,
 * often around it, and ever more rarely after it. The same arguments give the same delay. Immutable.
 *
 * @param median of the durations that are known, in milliseconds
 * @param earliest before this age an update is hardly ever over, in milliseconds
 * @param latest after this age an update is nearly always over, in milliseconds
 */
@Restricted(NoExternalUse.class)
public record UsualDuration(long median, long earliest, long latest) {

    /** The longest delay, unless the step asks more rarely. */
    static final Duration MAX_DELAY = Duration.ofSeconds(60);

    /** The longest delay before the usual end, so that an update which fails early is noticed. */
    private static final Duration MAX_EARLY_DELAY = Duration.ofSeconds(90);

    /** The first delay around the usual end, as a share of the time between the earliest and the latest end. */
    private static final double FIRST_SHARE = 0.25;

    /** The delays around the usual end shrink to half of the first one, when a quarter of this time is left. */
    private static final double SHORTEST = 0.25;

    private static final long MIN_DELAY = RequestPoller.MIN_GAP.toMillis();

    /** From so many durations on, the shortest and the longest may be exceptions and do not count. */
    private static final int ENOUGH = 5;

    /** How far durations differ from the median at least, as a share of it, if few or enough of them are known. */
    private static final double SPREAD_OF_FEW = 0.15;

    private static final double SPREAD_OF_ENOUGH = 0.05;

    /** The share of the time after the latest end by which the delays grow. */
    private static final double GROWTH = 0.2;

    /**
     * @param durations of updates that succeeded, in milliseconds
     * @return null when none is known
     */
    @CheckForNull
    public static UsualDuration of(Collection<Long> durations) {
        if (durations.isEmpty()) {
            return null;
        }
        List<Long> sorted = durations.stream().sorted().toList();
        boolean enough = sorted.size() >= ENOUGH;
        int exceptions = enough ? 1 : 0;
        long median = sorted.get((sorted.size() - 1) / 2);
        long spread = Math.round(median * (enough ? SPREAD_OF_ENOUGH : SPREAD_OF_FEW));
        return new UsualDuration(
                median,
                Math.min(sorted.get(exceptions), median - spread),
                Math.max(sorted.get(sorted.size() - 1 - exceptions), median + spread));
    }

    /**
     * When to ask again whether an update is over.
     *
     * @param age how long ago the update began, in milliseconds
     * @param pollMillis the longest delay around the usual end, in milliseconds
     * @return in milliseconds
     */
    long delayMillis(long age, long pollMillis) {
        // Hardly any update is over at the earliest end itself, so a request then would tell nothing.
        long first = earliest + aroundMillis(earliest, pollMillis) / 2;
        if (age < first) {
            return Math.min(first - age, Math.max(MAX_EARLY_DELAY.toMillis(), pollMillis));
        }
        return Math.min(
                aroundMillis(age, pollMillis) + (long) (Math.max(0, age - latest) * GROWTH),
                Math.max(MAX_DELAY.toMillis(), pollMillis));
    }

    /**
     * The delay around the usual end. An update that is not over is the likelier to end soon the less time is left. If all
     * ends are equally likely, delays by the root of the time that is left need the fewest requests to know of the end
     * equally soon.
     */
    private long aroundMillis(long age, long pollMillis) {
        long range = Math.max(1, latest - earliest);
        double left = Math.min(1, Math.max(SHORTEST, (double) (latest - age) / range));
        return Math.max(MIN_DELAY, Math.min((long) (range * FIRST_SHARE * Math.sqrt(left)), pollMillis));
    }
}
