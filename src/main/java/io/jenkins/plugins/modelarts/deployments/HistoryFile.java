package io.jenkins.plugins.modelarts.deployments;

import com.fasterxml.jackson.core.JsonProcessingException;
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
 * The deployments of a job, one a line, in a file in the job's own directory, so that its history is shown without
 * loading its builds. A line is added when a deployment begins and when it ends; the later one counts.
 */
@Restricted(NoExternalUse.class)
public final class HistoryFile {

    private static final Logger LOGGER = Logger.getLogger(HistoryFile.class.getName());

    private final Job<?, ?> job;

    public HistoryFile(Job<?, ?> job) {
        this.job = job;
    }

    /** Begins with a line break, so that a line that a crash cut off spoils no other. */
    void add(HistoryEntry entry) throws IOException {
        String line = "\n" + line(entry) + "\n";
        synchronized (HistoryFile.class) {
            Files.writeString(path(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** Forgets a build that is deleted, and lines that later ones replaced. */
    void remove(int build) throws IOException {
        synchronized (HistoryFile.class) {
            if (!exists()) {
                return;
            }
            List<HistoryEntry> kept = new ArrayList<>(read());
            kept.removeIf(entry -> entry.build() == build);
            Collections.reverse(kept);
            AtomicFileWriter out = new AtomicFileWriter(path(), StandardCharsets.UTF_8, false, false);
            try {
                for (HistoryEntry entry : kept) {
                    out.write(line(entry) + "\n");
                }
                out.commit();
            } finally {
                out.abort();
            }
        }
    }

    public boolean exists() {
        return Files.exists(path());
    }

    /** All deployments of builds that still exist, newest first. */
    public List<HistoryEntry> newestFirst() {
        Map<Integer, Boolean> builds = new LinkedHashMap<>();
        try {
            return read().stream()
                    .filter(entry -> builds.computeIfAbsent(entry.build(), this::isThere))
                    .map(this::settled)
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
        // Not strict about what is no UTF-8, which a crash may leave as well.
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

    private static HistoryEntry parse(String line) {
        try {
            if (line.isBlank()) {
                return null;
            }
            HistoryLine read = Json.readerFor(HistoryLine.class).readValue(line);
            return read.toEntry();
        } catch (JsonProcessingException e) {
            LOGGER.log(Level.FINE, "Skipped a broken line", e);
            return null;
        }
    }

    private boolean isThere(int build) {
        return Files.isDirectory(Jenkins.get().getBuildDirFor(job).toPath().resolve(String.valueOf(build)));
    }

    /** A deployment without an end is one that goes on only if its build does. */
    private HistoryEntry settled(HistoryEntry entry) {
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
