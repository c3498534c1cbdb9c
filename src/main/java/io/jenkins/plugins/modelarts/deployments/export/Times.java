package io.jenkins.plugins.modelarts.deployments.export;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Reads the times of a request and writes those of a file. */
final class Times {

    /** What all spreadsheets take for a time. They know no time zones. */
    private static final DateTimeFormatter FOR_SPREADSHEETS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Times() {}

    /** In which a date begins and ends; the zone of the server for null. */
    static ZoneId zone(String name, @CheckForNull String value) {
        if (value == null) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new BadParameter(name, value, Messages.Times_zone());
        }
    }

    /**
     * Reads milliseconds since 1970-01-01 UTC, a date, or a time with its zone.
     *
     * @param zone of a date
     * @param last whether a date means its last millisecond, and not its first
     */
    @CheckForNull
    static Long read(String name, @CheckForNull String value, ZoneId zone, boolean last) {
        if (value == null) {
            return null;
        }
        try {
            if (value.matches("\\d+")) {
                return Long.valueOf(value);
            }
            if (value.contains("T")) {
                return OffsetDateTime.parse(value).toInstant().toEpochMilli();
            }
            LocalDate day = LocalDate.parse(value);
            return last ? start(day.plusDays(1), zone) - 1 : start(day, zone);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new BadParameter(name, value, Messages.Times_expected());
        }
    }

    private static long start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /**
     * In UTC, such as "2026-11-28 11:20:53".
     *
     * @param millis since 1970-01-01 UTC
     */
    @CheckForNull
    static String forSpreadsheets(@CheckForNull Long millis) {
        return millis == null ? null : FOR_SPREADSHEETS.format(Instant.ofEpochMilli(millis));
    }
}
