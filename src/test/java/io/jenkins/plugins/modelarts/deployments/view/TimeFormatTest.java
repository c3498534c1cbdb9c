package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class TimeFormatTest {

    /** 2019-11-26 12:10:28 UTC. */
    private static final long TIME = 1574770228888L;

    @Test
    public void aTimeIsInTheZoneThatTheReaderChose() {
        assertThat(TimeFormat.text(TIME, "Asia/Tokyo"), containsString("9:10:28"));
    }

    @Test
    public void oldTimeZonesThatJenkinsOffersWork() {
        assertThat(TimeFormat.text(TIME, "EST"), containsString("7:10:28"));
    }

    @Test
    public void scriptsGetTheTimeInAFormOfNoZone() {
        assertEquals("2019-11-26T12:10:28.888Z", TimeFormat.iso(TIME));
    }

    @Test
    public void aClockThatWentBackMakesNoNegativeDuration() {
        assertEquals(TimeFormat.span(0), TimeFormat.span(-5000));
    }
}
