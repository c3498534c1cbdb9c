package io.jenkins.plugins.modelarts.deployments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file in which each line is a value as JSON, so that a value is added without writing the others again. Callers see to
 * it that only one thread at a time writes a file.
 *
 * @param <T> what Jackson reads and writes
 */
final class JsonLines<T> {

    private static final Logger LOGGER = Logger.getLogger(JsonLines.class.getName());

    private final Path file;
    private final ObjectReader reader;

    JsonLines(Path file, Class<T> type) {
        this.file = file;
        this.reader = Json.readerFor(type);
    }

    /**
     * All values that can be read, in the order of their lines.
     *
     * @throws java.nio.file.NoSuchFileException if nothing was added yet
     */
    List<T> read() throws IOException {
        return lines().map(this::value).filter(Objects::nonNull).toList();
    }

    /**
     * For each key the last value that can be read, in the order in which the keys came first. Most other lines are not read
     * as JSON, which takes nearly all of the time.
     *
     * @param key of a line, by its text
     * @throws java.nio.file.NoSuchFileException if nothing was added yet
     */
    List<T> readLast(Function<String, String> key) throws IOException {
        return lines().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList())).values().stream()
                .map(this::last)
                .filter(Objects::nonNull)
                .toList();
    }

    @CheckForNull
    private T last(List<String> lines) {
        T value = null;
        for (int i = lines.size() - 1; i >= 0 && value == null; i--) {
            value = value(lines.get(i));
        }
        return value;
    }

    private Stream<String> lines() throws IOException {
        // Files.readString would fail for bytes that are no UTF-8, and a crash may leave some.
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank());
    }

    @CheckForNull
    private T value(String line) {
        try {
            return reader.readValue(line);
        } catch (JsonProcessingException e) {
            LOGGER.log(Level.FINE, "Skipped a line that is no JSON", e);
            return null;
        }
    }

    /** Adds a line. It begins with a line break, because a crash may have cut off the line before it. */
    void add(T value) throws IOException {
        Files.writeString(file, "\n" + line(value), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Replaces the file as a whole. */
    void replace(List<T> values) throws IOException {
        AtomicFile.write(file, out -> {
            for (T value : values) {
                out.write(line(value));
            }
        });
    }

    private String line(T value) throws JsonProcessingException {
        return Json.writer().writeValueAsString(value) + "\n";
    }
}
