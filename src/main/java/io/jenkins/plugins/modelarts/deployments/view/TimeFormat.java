package io.jenkins.plugins.modelarts.deployments.view;

import hudson.Extension;
import hudson.Util;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.TimeZone;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Times and durations as pages show them. Who chose a time zone in Jenkins reads times in that; for all others a
 * script replaces the server's zone by the browser's. An extension, because a view finds a plugin's class in no other way
 * once the plugin has a class loader of its own, which tests do not show.
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
     * @param chosen the zone that the reader chose; null when they chose none
     */
    public static String text(long millis, String chosen) {
        // Jenkins offers old zones too, which only TimeZone knows.
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
        return Util.getTimeSpanString(Math.max(0, millis));
    }
}
