package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The indexes of all history files in one file, so that after a restart a page about many jobs does not read all
 * histories. An index is added when a page needs it, and costs a wait nothing. It counts as long as its history file does
 * not change. Without the file pages are slower, and nothing else. Thread-safe.
 */
final class HistoryIndexFile {

    private static final Logger LOGGER = Logger.getLogger(HistoryIndexFile.class.getName());

    private static final String FILE = "modelarts-indexes.jsonl";

    /** To be increased when a {@link HistoryLine} or a {@link HistoryIndex} holds something else than before. */
    private static final int FORMAT = 1;

    /** Of longer lists Jackson would read only a part. So many services of one job are rare. */
    private static final int MAX_SERVICES = 300;

    private static final int MAX_OPEN = 1000;

    /** So many lines that no longer count may be in the file, besides as many as those that count. A line has 2 kB. */
    private static final int SPARE_LINES = 500;

    private final JsonLines<Line> file;

    /** How many lines the file has. Guarded by this. */
    private int lines;

    /** How many of them counted when the file was read. Guarded by this. */
    private int counting;

    /** The index of a version of a history file. */
    record Indexed(FileVersion version, HistoryIndex index) {}

    /** A line of the file. */
    private record Line(
            int format,
            @CheckForNull String history,
            long modified,
            long size,
            List<String> services,
            List<HistoryLine> ended,
            List<HistoryLine> open,
            List<HistoryLine> newest) {

        private static Line of(Path history, Indexed indexed) {
            HistoryIndex index = indexed.index;
            return new Line(
                    FORMAT,
                    history.toString(),
                    indexed.version.modified(),
                    indexed.version.size(),
                    List.copyOf(index.services()),
                    lines(index.ended()),
                    lines(index.open()),
                    lines(index.newest()));
        }

        private static List<HistoryLine> lines(List<HistoryEntry> entries) {
            return entries.stream().map(HistoryLine::of).toList();
        }

        private static List<HistoryEntry> entries(List<HistoryLine> lines) {
            return lines.stream().map(HistoryLine::toEntry).toList();
        }

        private Indexed indexed() {
            return new Indexed(
                    new FileVersion(modified, size),
                    new HistoryIndex(Set.copyOf(services), entries(ended), entries(open), entries(newest)));
        }
    }

    /** @param home the home directory of Jenkins */
    HistoryIndexFile(File home) {
        this.file = new JsonLines<>(home.toPath().resolve(FILE), Line.class);
    }

    /** The last index of each history file that was added. */
    synchronized Map<Path, Indexed> read() {
        Map<Path, Indexed> indexes = new LinkedHashMap<>();
        try {
            load(0).forEach((history, line) -> indexes.put(Path.of(history), line.indexed()));
        } catch (NoSuchFileException e) {
            LOGGER.fine("No page has needed an index yet");
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Cannot read or shorten " + FILE + ". All histories are read anew.", e);
        }
        return indexes;
    }

    /** Adds the index of a history file. */
    synchronized void add(Path history, Indexed indexed) {
        HistoryIndex index = indexed.index;
        if (index.services().size() > MAX_SERVICES || index.open().size() > MAX_OPEN) {
            return;
        }
        try {
            file.add(Line.of(history, indexed));
            lines++;
            if (lines > SPARE_LINES + 2 * counting) {
                load(SPARE_LINES);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Cannot write " + FILE, e);
        }
    }

    /**
     * By the path of the history file.
     *
     * @param spare so many lines that no longer count may stay in the file
     */
    private Map<String, Line> load(int spare) throws IOException {
        Map<String, Line> last = new LinkedHashMap<>();
        List<Line> all = file.read();
        for (Line line : all) {
            if (line.format == FORMAT && isPath(line.history)) {
                last.put(line.history, line);
            }
        }
        lines = all.size();
        counting = last.size();
        if (lines > spare + 2 * counting) {
            last.keySet().removeIf(history -> Files.notExists(Path.of(history)));
            file.replace(List.copyOf(last.values()));
            counting = last.size();
            lines = counting;
        }
        return last;
    }

    private static boolean isPath(@CheckForNull String text) {
        try {
            return text != null && Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
