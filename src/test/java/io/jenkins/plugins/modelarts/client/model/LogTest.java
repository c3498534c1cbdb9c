package io.jenkins.plugins.modelarts.client.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.Test;

public class LogTest {

    private final Log atTen = log(10L);
    private final Log ofNoTime = log(null);

    @Test
    public void anUpdateIsSinceItsOwnTime() {
        assertThat(atTen.isSince(9), is(true));
        assertThat(atTen.isSince(10), is(true));
        assertThat(atTen.isSince(11), is(false));
    }

    @Test
    public void anUpdateIsNotAfterItsOwnTime() {
        assertThat(atTen.isAfter(9L), is(true));
        assertThat(atTen.isAfter(10L), is(false));
        assertThat(atTen.isAfter(11L), is(false));
    }

    @Test
    public void anUpdateWithoutATimeIsSinceAndAfterNone() {
        assertThat(ofNoTime.isSince(0), is(false));
        assertThat(ofNoTime.isAfter(0L), is(false));
    }

    @Test
    public void nothingIsAfterAMissingTime() {
        assertThat(atTen.isAfter(null), is(false));
    }

    private static Log log(Long updateTime) {
        return new Log(updateTime, "SUCCESS", List.of(), null, null, List.of(), null, List.of());
    }
}
