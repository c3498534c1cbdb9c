package io.jenkins.plugins.modelarts.polling;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.testkit.InLanguage;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.Rule;
import org.junit.Test;

public class TextFormatTest {

    @Rule
    public final InLanguage language = new InLanguage(Locale.ENGLISH);

    @Test
    public void aDurationHasItsTwoLargestUnits() {
        assertEquals("0 sec", duration("PT0.9S"));
        assertEquals("59 sec", duration("PT59.9S"));
        assertEquals("1 min", duration("PT1M"));
        assertEquals("1 min 30 sec", duration("PT90S"));
        assertEquals("59 min 59 sec", duration("PT59M59S"));
        assertEquals("1 hr", duration("PT1H0M59S"));
        assertEquals("2 hr 5 min", duration("PT125M"));
        assertEquals("1 day", duration("PT24H59S"));
        assertEquals("1 day 1 hr", duration("PT25H"));
        assertEquals("7 days 23 hr", duration("P7DT23H59M"));
    }

    @Test
    public void aNegativeDurationIsZero() {
        assertEquals("0 sec", duration("PT-5S"));
    }

    @Test
    public void aDurationIsInTheReadersLanguage() {
        language.set(Locale.SIMPLIFIED_CHINESE);
        assertEquals("1 天 1 小时", duration("PT25H"));
        assertEquals("1 分 30 秒", duration("PT90S"));
    }

    @Test
    public void aTimeIsInTheZoneOfThisMachine() {
        long millis = LocalDateTime.of(2025, 3, 1, 12, 0, 5)
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toEpochMilli();
        assertThat(TextFormat.time(millis), startsWith("2025-03-01 12:00:05 "));
    }

    @Test
    public void anUnknownTimeIsAQuestionMark() {
        assertEquals("?", TextFormat.time(null));
    }

    private static String duration(String iso) {
        return TextFormat.duration(Duration.parse(iso).toMillis());
    }
}
