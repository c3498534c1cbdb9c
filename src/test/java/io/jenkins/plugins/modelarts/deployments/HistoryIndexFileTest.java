package io.jenkins.plugins.modelarts.deployments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.HistoryIndexFile.Indexed;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class HistoryIndexFileTest {

    private static final HistoryIndex INDEX = HistoryIndex.of(List.of(
            entry(4, "b", null, null),
            entry(3, "a", Outcome.FAIL, "FAIL"),
            entry(2, "a", Outcome.SUCCESS, "SUCCESS"),
            entry(1, "a", Outcome.SUCCESS, "SUCCESS")));

    @Rule
    public final TemporaryFolder home = new TemporaryFolder();

    private Path file;
    private Path history;
    private HistoryIndexFile indexes;

    @Before
    public void oneJobHasAHistory() throws Exception {
        file = home.getRoot().toPath().resolve("modelarts-indexes.jsonl");
        history = home.newFile("history.jsonl").toPath();
        indexes = again();
    }

    @Test
    public void anIndexOutlivesARestart() {
        Indexed indexed = new Indexed(new FileVersion(1_795_867_200_123_456_789L, 42), INDEX);
        indexes.add(history, indexed);
        Indexed read = again().read().get(history);
        assertEquals(indexed.version(), read.version());
        assertEquals(INDEX.services(), read.index().services());
        assertEquals(text(INDEX.ended()), text(read.index().ended()));
        assertEquals(text(INDEX.open()), text(read.index().open()));
        assertEquals(text(INDEX.newest()), text(read.index().newest()));
    }

    @Test
    public void theLastIndexOfAHistoryCounts() {
        indexes.add(history, indexed(1));
        indexes.add(history, indexed(2));
        assertEquals(Map.of(history, 2L), sizes());
    }

    @Test
    public void anIndexOfAnotherFormatDoesNotCount() throws Exception {
        indexes.add(history, indexed(1));
        Files.writeString(file, Files.readString(file).replace("\"format\":1,", "\"format\":0,"));
        assertThat(sizes(), anEmptyMap());
    }

    @Test
    public void aLineThatCannotBeReadIsLeftOut() throws Exception {
        Files.writeString(file, "{\"format\":1,\"history\":\"no\\u0000path\"}\n{\"format\":1}\nno JSON");
        indexes.add(history, indexed(1));
        assertEquals(Map.of(history, 1L), sizes());
    }

    @Test
    public void aJobWithMoreServicesThanCanBeReadHasNoIndex() {
        indexes.add(history, indexed(1));
        List<HistoryEntry> many = IntStream.range(0, 301)
                .mapToObj(i -> entry(i, "s" + i, Outcome.SUCCESS, "SUCCESS"))
                .toList();
        indexes.add(history, new Indexed(new FileVersion(0, 2), HistoryIndex.of(many)));
        assertEquals(Map.of(history, 1L), sizes());
    }

    @Test
    public void aJobWithAsManyServicesAsCanBeReadHasAll() {
        HistoryIndex full = HistoryIndex.of(IntStream.range(0, 900)
                .mapToObj(i -> entry(i, "s" + i % 300, Outcome.SUCCESS, "SUCCESS"))
                .toList());
        indexes.add(history, new Indexed(new FileVersion(0, 2), full));
        assertEquals(
                text(full.ended()), text(again().read().get(history).index().ended()));
    }

    @Test
    public void linesThatDoNotCountGoWhenTheyAreMany() throws Exception {
        for (int i = 0; i < 1200; i++) {
            indexes.add(history, indexed(i));
        }
        assertThat(lines(), lessThan(600L));
        assertEquals(Map.of(history, 1199L), sizes());
    }

    @Test
    public void linesThatDoNotCountGoAtARestart() throws Exception {
        for (int i = 0; i < 3; i++) {
            indexes.add(history, indexed(i));
        }
        assertEquals(Map.of(history, 2L), sizes());
        assertEquals(1, lines());
    }

    @Test
    public void jobsThatAreGoneGoWithThem() throws Exception {
        indexes.add(history, indexed(1));
        indexes.add(history, indexed(2));
        indexes.add(history, indexed(3));
        Files.delete(history);
        assertThat(sizes(), anEmptyMap());
    }

    @Test
    public void withoutTheFileThereIsNoIndex() {
        assertThat(sizes(), anEmptyMap());
    }

    @Test
    public void aFileThatCannotBeWrittenHarmsNothing() throws Exception {
        Files.createDirectory(file);
        indexes.add(history, indexed(1));
        assertThat(sizes(), anEmptyMap());
        assertTrue(Files.isDirectory(file));
    }

    private HistoryIndexFile again() {
        return new HistoryIndexFile(home.getRoot());
    }

    private static Indexed indexed(long size) {
        return new Indexed(new FileVersion(0, size), INDEX);
    }

    /** The size says which index it is. */
    private Map<Path, Long> sizes() {
        Map<Path, Long> sizes = new HashMap<>();
        again().read()
                .forEach((path, indexed) -> sizes.put(path, indexed.version().size()));
        return sizes;
    }

    private long lines() throws Exception {
        return Files.readString(file).lines().filter(line -> !line.isBlank()).count();
    }

    private static HistoryEntry entry(
            int build, String service, @CheckForNull Outcome outcome, @CheckForNull String result) {
        return new HistoryEntry(
                build,
                1,
                new DeploymentState(
                        new DeployedService("lab", "project", service, "name"),
                        build,
                        result == null ? null : new JudgedUpdate((long) build, result),
                        outcome == null ? null : new DeploymentEnd(outcome, "why", 1),
                        null),
                UpdateSummary.NONE,
                result == null ? null : new LiveUpdate(1, "mnist 0.0.1"));
    }

    private static List<String> text(List<HistoryEntry> entries) {
        return entries.stream().map(HistoryLine::of).map(FileInput::json).toList();
    }
}
