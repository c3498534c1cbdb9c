package io.jenkins.plugins.modelarts.deployments.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class CsvWriterTest {

    @Test
    public void aFileBeginsWithAByteOrderMark() throws IOException {
        StringBuilder out = new StringBuilder();
        new CsvWriter(out).line(List.of("a"));
        assertThat(out.toString(), startsWith("\ufeffa"));
    }

    @Test
    public void cellsAreSeparatedByCommasAndLinesByCrLf() throws IOException {
        assertEquals("a,b,3\r\n", line("a", "b", 3));
    }

    @Test
    public void anUnknownValueIsAnEmptyCell() throws IOException {
        assertEquals("a,,b\r\n", line("a", null, "b"));
    }

    @Test
    public void cellsWithCommasOrLineBreaksAreQuoted() throws IOException {
        assertEquals("\"a,b\",\"c\nd\",\"e\rf\"\r\n", line("a,b", "c\nd", "e\rf"));
    }

    @Test
    public void quotesAreDoubled() throws IOException {
        assertEquals("\"say \"\"yes\"\"\"\r\n", line("say \"yes\""));
    }

    @Test
    public void textThatBeginsAsAFormulaIsNone() throws IOException {
        assertEquals("'=1+1,'+1,'-1,'@a,'\ta,\"'\ra\"\r\n", line("=1+1", "+1", "-1", "@a", "\ta", "\ra"));
    }

    @Test
    public void aQuotedFormulaIsNoneEither() throws IOException {
        assertEquals("\"'=HYPERLINK(\"\"x\"\",1)\"\r\n", line("=HYPERLINK(\"x\",1)"));
    }

    @Test
    public void aNegativeNumberIsNoFormula() throws IOException {
        assertEquals("-1\r\n", line(-1));
    }

    @Test
    public void signsInsideOfATextChangeNothing() throws IOException {
        assertEquals("a=b-c\r\n", line("a=b-c"));
    }

    private static String line(Object... cells) throws IOException {
        StringBuilder out = new StringBuilder();
        new CsvWriter(out).line(Arrays.asList(cells));
        return out.substring(1);
    }
}
