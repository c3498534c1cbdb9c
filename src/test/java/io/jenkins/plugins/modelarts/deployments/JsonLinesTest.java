package io.jenkins.plugins.modelarts.deployments;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class JsonLinesTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;
    private JsonLines<HistoryLine> lines;

    @Before
    public void noFileIsThere() {
        file = folder.getRoot().toPath().resolve("lines.jsonl");
        lines = new JsonLines<>(file, HistoryLine.class);
    }

    @Test
    public void theLastLineOfADeploymentCounts() throws Exception {
        add(1, "RUNNING");
        add(1, "SUCCESS");
        assertEquals(List.of("SUCCESS"), results());
    }

    @Test
    public void deploymentsStayInTheOrderOfTheirFirstLines() throws Exception {
        add(1, "RUNNING");
        add(2, "FAIL");
        add(1, "SUCCESS");
        assertEquals(List.of("SUCCESS", "FAIL"), results());
    }

    @Test
    public void theLineBeforeOneThatIsCutOffCounts() throws Exception {
        add(1, "RUNNING");
        add(1, "SUCCESS");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.indexOf("SUCCESS")));
        assertEquals(List.of("RUNNING"), results());
    }

    @Test
    public void linesThatAreNoJsonAreLeftOut() throws Exception {
        Files.writeString(file, "no, JSON, at all\n\n{\n");
        add(1, "SUCCESS");
        assertEquals(List.of("SUCCESS"), results());
    }

    private void add(int build, String result) throws IOException {
        HistoryLine line = new HistoryLine();
        line.build = build;
        line.number = 1;
        line.result = result;
        lines.add(line);
    }

    private List<String> results() throws IOException {
        return lines.readLast(HistoryLine::key).stream()
                .map(line -> line.result)
                .toList();
    }
}
