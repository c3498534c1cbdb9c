package io.jenkins.plugins.modelarts.deployments;

import com.fasterxml.jackson.core.JsonProcessingException;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.modelarts.client.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The deployments of a job in a file in the job's directory, so that pages show the history without loading builds. Each
 * line is a deployment as JSON. A line is added when a deployment begins and again when it ends, and the later line counts.
 */
@Restricted(NoExternalUse.class)
public final class HistoryFile {

    private static final Logger LOGGER = Logger.getLogger(HistoryFile.class.getName());

    private final Job<?, ?> job;

    public HistoryFile(Job<?, ?> job) {
        this.job = job;
    }

    /** Adds a deployment. The line begins with a line break, because a crash may have cut off the line before it. */
    void add(HistoryEntry entry) throws IOException {
        String line = "\n" + line(entry) + "\n";
        synchronized (HistoryFile.class) {
            Files.writeString(path(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** Removes a deleted build, and the lines that later lines replaced. */
    void remove(int build) throws IOException {
        synchronized (HistoryFile.class) {
            if (!exists()) {
                return;
            }
            List<HistoryEntry> kept = new ArrayList<>(read());
            kept.removeIf(entry -> entry.build() == build);
            Collections.reverse(kept);
            // An exception leaves the old file, because only commit replaces it.
            try (AtomicFileWriter out = new AtomicFileWriter(path(), StandardCharsets.UTF_8, false, false)) {
                for (HistoryEntry entry : kept) {
                    out.write(line(entry) + "\n");
                }
                out.commit();
            }
        }
    }

    public boolean exists() {
        return Files.exists(path());
    }

    /** The deployments of all builds that still exist, newest first. */
    public List<HistoryEntry> newestFirst() {
        Map<Integer, Boolean> builds = new LinkedHashMap<>();
        try {
            return read().stream()
                    .filter(entry -> builds.computeIfAbsent(entry.build(), this::isThere))
                    .map(this::withEnd)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read the ModelArts deployments of " + job.getFullName());
            return List.of();
        }
    }

    private List<HistoryEntry> read() throws IOException {
        Map<String, HistoryEntry> entries = new LinkedHashMap<>();
        // Files.readString would fail for bytes that are no UTF-8, and a crash may leave some.
        String text = new String(Files.readAllBytes(path()), StandardCharsets.UTF_8);
        for (String line : text.split("\n")) {
            HistoryEntry entry = parse(line);
            if (entry != null) {
                entries.put(entry.build() + "/" + entry.number(), entry);
            }
        }
        List<HistoryEntry> newestFirst = entries.values().stream().collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static String line(HistoryEntry entry) throws JsonProcessingException {
        return Json.writer().writeValueAsString(HistoryLine.of(entry));
    }

    @CheckForNull
    private static HistoryEntry parse(String line) {
        try {
            if (line.isBlank()) {
                return null;
            }
            HistoryLine read = Json.readerFor(HistoryLine.class).readValue(line);
            return read.toEntry();
        } catch (JsonProcessingException e) {
            LOGGER.log(Level.FINE, "Skipped a line that is no JSON", e);
            return null;
        }
    }

    private boolean isThere(int build) {
        return Files.isDirectory(Jenkins.get().getBuildDirFor(job).toPath().resolve(String.valueOf(build)));
    }

    /** A deployment without an end still goes on if its build does. Otherwise it was interrupted. */
    private HistoryEntry withEnd(HistoryEntry entry) {
        if (entry.outcome() != null) {
            return entry;
        }
        var build = job.getBuildByNumber(entry.build());
        return build != null && build.isBuilding() ? entry : entry.interrupted();
    }

    private Path path() {
        return job.getRootDir().toPath().resolve("modelarts-deployments.jsonl");
    }
}
