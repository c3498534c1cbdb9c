package io.jenkins.plugins.modelarts.deployments;

import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The deployments of a job in a file in the job's directory, so that pages show the history without loading builds. Each
 * line is a deployment as JSON. A line is added when a deployment begins and again when it ends, and the later line counts.
 * Lines of deleted builds and of old deployments go when there are enough of them. Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class HistoryFile {

    private static final Logger LOGGER = Logger.getLogger(HistoryFile.class.getName());

    private final Job<?, ?> job;
    private final HistoryCache cache = HistoryCache.get();
    private final JobHistory known;

    public HistoryFile(Job<?, ?> job) {
        this.job = job;
        this.known = cache.of(job);
    }

    /**
     * Adds a deployment that begins, and removes the oldest if the file became too long.
     *
     * @param kept how many deployments the file keeps; it can hold a tenth more
     */
    void begin(HistoryEntry entry, int kept) throws IOException {
        synchronized (known) {
            boolean first = !known.exists();
            add(entry);
            if (first) {
                known.counted(1);
            } else if (known.deployments() == JobHistory.UNKNOWN) {
                known.counted(entries().size());
            } else {
                known.added();
            }
            if (known.isUntidy(kept)) {
                tidy(kept);
            }
        }
    }

    void add(HistoryEntry entry) throws IOException {
        synchronized (known) {
            lines().add(HistoryLine.of(entry));
            known.created();
        }
    }

    void onBuildDeleted() {
        known.buildDeleted();
    }

    private void tidy(int kept) throws IOException {
        Map<Integer, Boolean> builds = new HashMap<>();
        List<HistoryLine> newest = entries().stream()
                .filter(entry -> builds.computeIfAbsent(entry.build(), this::isThere))
                .limit(kept)
                .map(HistoryLine::of)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(newest);
        lines().replace(newest);
        known.counted(newest.size());
    }

    /** Whether the job ever had a deployment. Does not look on the disk, unless nobody asked before. */
    public boolean exists() {
        return known.exists();
    }

    /** The deployments of all builds that still exist, newest first. */
    public List<HistoryEntry> newestFirst() {
        return existing(all()).toList();
    }

    /**
     * The deployments of one service, newest first. Reads nothing of a file without such deployments, except for the first
     * time.
     *
     * @param service its {@link DeployedService#key}
     */
    public List<HistoryEntry> newestFirst(String service) {
        if (!index().mayHave(service)) {
            return List.of();
        }
        return existing(all().stream()
                        .filter(entry -> entry.outcome() == null || isOf(service, entry))
                        .toList())
                .filter(entry -> isOf(service, entry))
                .toList();
    }

    /** The last state of a deployment that was added. */
    Optional<DeploymentState> state(int build, int number) {
        return all().stream()
                .filter(entry -> entry.build() == build && entry.number() == number)
                .map(HistoryEntry::state)
                .findFirst();
    }

    private static boolean isOf(String service, HistoryEntry entry) {
        return entry.state().service().key().equals(service);
    }

    /**
     * At least the last deployment, the last success, and all waits of each service that ModelArts has a record of or that
     * a build waits for now. A build that never reached ModelArts deployed nothing that anybody knows of.
     */
    public List<HistoryEntry> newestOfServices() {
        HistoryIndex index = index();
        // Only the whole history knows what was last or live before a build that is gone.
        Stream<HistoryEntry> candidates = index.ended().stream().allMatch(entry -> isThere(entry.build()))
                ? Stream.concat(index.ended().stream(), existing(index.open()))
                : newestFirst().stream();
        return candidates
                .filter(entry -> entry.hasUpdate() || entry.outcome() == null)
                .toList();
    }

    /** The deployment that began last, of a build that still exists. */
    public Optional<HistoryEntry> newest() {
        return existing(index().newest())
                .findFirst()
                .or(() -> newestFirst().stream().findFirst());
    }

    private Stream<HistoryEntry> existing(List<HistoryEntry> entries) {
        Map<Integer, Boolean> builds = new HashMap<>();
        return entries.stream()
                .filter(entry -> builds.computeIfAbsent(entry.build(), this::isThere))
                .map(this::withEnd);
    }

    /** What ModelArts said about a deployment; empty when there is no file, or when it cannot be read. No build is loaded. */
    public ServiceSnapshot snapshot(HistoryEntry entry) {
        Path file = DeploymentStore.file(buildDirectory(entry.build()), entry.number());
        try {
            return cache.snapshot(file);
        } catch (NoSuchFileException e) {
            return ServiceSnapshot.EMPTY;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read what ModelArts said about " + job.getFullName());
            return ServiceSnapshot.EMPTY;
        }
    }

    private List<HistoryEntry> all() {
        return readSafely(this::entries, List.of());
    }

    private HistoryIndex index() {
        return readSafely(() -> cache.index(path(job), this::read), HistoryIndex.EMPTY);
    }

    private <T> T readSafely(HistoryCache.Reader<T> reader, T otherwise) {
        try {
            return exists() ? reader.read() : otherwise;
        } catch (NoSuchFileException e) {
            return otherwise;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read the ModelArts deployments of " + job.getFullName());
            return otherwise;
        }
    }

    /** As the file has them, newest first. */
    private List<HistoryEntry> entries() throws IOException {
        return cache.entries(path(job), this::read);
    }

    private List<HistoryEntry> read() throws IOException {
        Map<String, HistoryEntry> entries = new LinkedHashMap<>();
        for (HistoryLine line : lines().readLast(HistoryLine::key)) {
            HistoryEntry entry = line.toEntry();
            entries.put(entry.build() + "/" + entry.number(), entry);
        }
        List<HistoryEntry> newestFirst = new ArrayList<>(entries.values());
        Collections.reverse(newestFirst);
        return List.copyOf(newestFirst);
    }

    private JsonLines<HistoryLine> lines() {
        return new JsonLines<>(path(job), HistoryLine.class);
    }

    private boolean isThere(int build) {
        return Files.isDirectory(buildDirectory(build));
    }

    private Path buildDirectory(int build) {
        return Jenkins.get().getBuildDirFor(job).toPath().resolve(String.valueOf(build));
    }

    /** A deployment whose end is not in the file: the build knows it, or the end could not be kept. */
    private HistoryEntry withEnd(HistoryEntry entry) {
        if (entry.outcome() != null) {
            return entry;
        }
        Run<?, ?> build = job.getBuildByNumber(entry.build());
        if (build == null) {
            return entry.interrupted();
        }
        return DeploymentsAction.find(build, entry.number())
                .map(deployment -> entry.with(deployment.state()))
                .orElseGet(() -> build.isBuilding() ? entry : entry.interrupted());
    }

    static Path path(Job<?, ?> job) {
        return job.getRootDir().toPath().resolve("modelarts-deployments.jsonl");
    }
}
