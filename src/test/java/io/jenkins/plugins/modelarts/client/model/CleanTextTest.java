package io.jenkins.plugins.modelarts.client.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.stream.IntStream;
import org.junit.Test;

public class CleanTextTest {

    @Test
    public void anOrdinaryTextStaysAsItIs() {
        assertThat(CleanText.line("Größe 中文 😀  <b>&\"'", 100), is("Größe 中文 😀  <b>&\"'"));
    }

    @Test
    public void aTextThatIsMissingStaysMissing() {
        assertThat(CleanText.line(null, 100), is(nullValue()));
    }

    @Test
    public void linesBecomeOneLine() {
        assertThat(
                CleanText.line("one\r\ntwo\nthree\u2028four\u2029five\u0085six", 100),
                is("one two three four five six"));
    }

    @Test
    public void nothingColoursATerminal() {
        assertThat(CleanText.line("\u001b[31mred\u009b0m", 100), is("[31mred 0m"));
    }

    @Test
    public void nothingTurnsTheWritingDirection() {
        assertThat(CleanText.line("a\u202eb\u2066c\u200fd\u200be\ufefff", 100), is("a b c d e f"));
    }

    @Test
    public void halvesOfPairsAndNoCharactersBecomeSpaces() {
        assertThat(CleanText.line("a\ud83db\ude00c\uffffd\ue000e", 100), is("a b c d e"));
    }

    @Test
    public void noControlOrFormatCharacterIsLeft() {
        String all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(
                CleanText.line(all, Integer.MAX_VALUE - 1)
                        .matches("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]*"),
                is(true));
    }

    @Test
    public void theCutIsBetweenCharacters() {
        assertThat(CleanText.line("😀😀😀", 2), is("😀😀…"));
    }

    @Test
    public void aTextOfTheGreatestLengthIsNotCut() {
        assertThat(CleanText.line("abc", 3), is("abc"));
    }

    @Test
    public void millionsOfControlsAreOneSpace() {
        assertThat(CleanText.line("a" + "\u0000".repeat(4_000_000) + "b", 10), is("a b"));
    }

    @Test
    public void aKeyHoldsNothingThatEndsIt() {
        assertThat(CleanText.key("a\":1,'b\\</c>&\n=d"), is("a__1__b___c____d"));
    }

    @Test
    public void ordinaryKeysStayAsTheyAre() {
        assertThat(CleanText.key("MODEL_PATH-2.ä中"), is("MODEL_PATH-2.ä中"));
    }

    @Test
    public void anEmptyKeyHasAName() {
        assertThat(CleanText.key(""), is("_"));
    }

    @Test
    public void aLongKeyIsCut() {
        assertThat(CleanText.key("x".repeat(1000)).length(), is(CleanText.MAX_KEY));
    }
}
