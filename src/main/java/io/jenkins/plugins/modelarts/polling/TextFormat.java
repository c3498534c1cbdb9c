package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Writes times and durations for people, in the language of the thread. */
@Restricted(NoExternalUse.class)
public final class TextFormat {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

    private TextFormat() {}

    /** A time in this machine's zone, given in milliseconds since 1970-01-01 UTC; a question mark for null. */
    public static String time(@CheckForNull Long millis) {
        return millis == null ? "?" : TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }

    /** A duration in its two largest units, such as "1 min 30 sec". A negative one is shown as zero. */
    public static String duration(long millis) {
        Duration duration = Duration.ofMillis(Math.max(0, millis));
        long days = duration.toDays();
        int hours = duration.toHoursPart();
        int minutes = duration.toMinutesPart();
        int seconds = duration.toSecondsPart();
        if (days > 0) {
            return join(Messages.Duration_days(days), hours, Messages.Duration_hours(hours));
        }
        if (hours > 0) {
            return join(Messages.Duration_hours(hours), minutes, Messages.Duration_minutes(minutes));
        }
        return minutes > 0
                ? join(Messages.Duration_minutes(minutes), seconds, Messages.Duration_seconds(seconds))
                : Messages.Duration_seconds(seconds);
    }

    private static String join(String first, int rest, String second) {
        return rest == 0 ? first : first + " " + second;
    }
}
