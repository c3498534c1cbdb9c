package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.modelarts.polling.TextFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.TimeZone;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Times and durations as pages show them. Readers who chose a time zone in Jenkins read times in it. For all others a
 * script replaces the server's zone by the browser's. It is an extension because a view
 * finds a plugin's class in no other way. Tests do not show this, because there the plugin has no class loader of its own.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class TimeFormat {

    /** @param millis since 1970-01-01 UTC */
    public static String iso(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /**
     * In the reader's language.
     *
     * @param millis since 1970-01-01 UTC
     * @param chosen the zone that the reader chose in Jenkins; null for the server's zone
     */
    public static String text(long millis, @CheckForNull String chosen) {
        // Jenkins also offers old zones, which only TimeZone knows.
        ZoneId zone = chosen == null
                ? ZoneId.systemDefault()
                : TimeZone.getTimeZone(chosen).toZoneId();
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(LocaleProvider.getLocale())
                .format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    /** The reader's language as a browser knows it, such as "zh-CN". */
    public static String language() {
        return LocaleProvider.getLocale().toLanguageTag();
    }

    /** In the reader's language. */
    public static String span(long millis) {
        return TextFormat.duration(millis);
    }
}
