package io.jenkins.plugins.modelarts.deployments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class TextTest {

    @Test
    public void shortTextStaysAsItIs() {
        assertEquals("mnist", Text.brief("mnist", 10));
    }

    @Test
    public void whatIsNotThereStaysAway() {
        assertNull(Text.briefOrNull(null, 10));
    }

    @Test
    public void textOfTheSizeAllowedIsNotCut() {
        assertEquals("0123456789", Text.brief("0123456789", 10));
    }

    @Test
    public void longTextIsCutWithAMark() {
        assertEquals("0123456789…", Text.brief("0123456789a", 10));
    }

    @Test
    public void theSizeCountsBytes() {
        String cut = Text.brief("部署失败部署失败部署失败", 10);
        assertThat(
                cut.getBytes(StandardCharsets.UTF_8).length,
                lessThanOrEqualTo(10 + "…".getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    public void theSizeCountsWhatXmlMakesOfACharacter() {
        assertEquals("<<…", Text.brief("<<<", 10));
    }

    @Test
    public void charactersOfTwoUnitsAreNotTornApart() {
        assertEquals("🚀🚀…", Text.brief("🚀🚀🚀", 10));
    }

    @Test
    public void charactersThatNoXmlFileCanHoldBecomeBlanks() {
        assertEquals("a b c d", Text.brief("a\0b\u001bc\ud800d", 20));
    }
}
