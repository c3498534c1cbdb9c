package io.jenkins.plugins.modelarts.deployments.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * How often and how well a service or a job is deployed: three of the four measures of DORA, and how long an update takes.
 * Only updates count that ModelArts said are over. {@code docs/history.md} has the definitions. Immutable.
 *
 * @param days how many days before now count
 * @param deployments number of updates that began in this time
 * @param deploymentsPerWeek the same for seven days
 * @param changeFailureRate share of these updates that failed, 0 to 1; null when there are none
 * @param medianRestoreMillis median time from an update that failed to the next one that succeeded, of the services that
 *     were restored in this time, in milliseconds; null when there are none
 * @param medianUpdateMillis median of how long these updates took, in milliseconds; null when none is known
 * @param p90UpdateMillis nine of ten of these updates took at most so long, in milliseconds; null when none is known
 */
@ExportedBean(defaultVisibility = 3)
@Restricted(NoExternalUse.class)
public record Figures(
        @Exported int days,
        @Exported int deployments,
        @Exported double deploymentsPerWeek,
        @Exported @CheckForNull Double changeFailureRate,
        @Exported @CheckForNull Long medianRestoreMillis,
        @Exported @CheckForNull Long medianUpdateMillis,
        @Exported @CheckForNull Long p90UpdateMillis) {

    private static final List<Integer> DAYS = List.of(30, 90, 365);

    /**
     * For 30, 90 and 365 days.
     *
     * @param now in milliseconds since 1970-01-01 UTC
     */
    public static List<Figures> of(Collection<FinishedUpdate> updates, long now) {
        return DAYS.stream().map(days -> of(updates, now, days)).toList();
    }

    static Figures of(Collection<FinishedUpdate> updates, long now, int days) {
        long since = now - Duration.ofDays(days).toMillis();
        List<FinishedUpdate> counted = updates.stream()
                .filter(update -> update.updateTime() >= since && update.updateTime() <= now)
                .toList();
        List<Long> took = counted.stream()
                .map(FinishedUpdate::updateMillis)
                .filter(millis -> millis != null)
                .sorted()
                .toList();
        long failed = counted.stream().filter(update -> !update.succeeded()).count();
        return new Figures(
                days,
                counted.size(),
                counted.size() * 7.0 / days,
                counted.isEmpty() ? null : (double) failed / counted.size(),
                percentile(restores(updates, since, now), 50),
                percentile(took, 50),
                percentile(took, 90));
    }

    /** How long services were broken that an update restored between these times, in ascending order. */
    private static List<Long> restores(Collection<FinishedUpdate> updates, long since, long now) {
        List<FinishedUpdate> oldestFirst = new ArrayList<>(updates);
        oldestFirst.sort(Comparator.comparingLong(FinishedUpdate::updateTime));
        Map<String, Long> brokenSince = new HashMap<>();
        List<Long> restores = new ArrayList<>();
        for (FinishedUpdate update : oldestFirst) {
            if (!update.succeeded()) {
                brokenSince.putIfAbsent(update.service(), update.updateTime());
                continue;
            }
            Long broken = brokenSince.remove(update.service());
            if (broken != null && update.updateTime() >= since && update.updateTime() <= now) {
                restores.add(update.updateTime() - broken);
            }
        }
        restores.sort(null);
        return restores;
    }

    /**
     * The smallest value that so many percent of all values do not exceed (the nearest rank).
     *
     * @param sorted in ascending order
     * @param percent above 0, at most 100
     */
    @CheckForNull
    private static Long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? null : sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
