package io.jenkins.plugins.modelarts.deployments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import io.jenkins.plugins.modelarts.deployments.HistoryIndexFile.Indexed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What is read of the history files of all jobs, so that pages which many people look at read a file once until it
 * changes. Thread-safe.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class HistoryCache {

    /** Sum of the sizes of the files whose entries are kept, in bytes. The entries take about three times as much. */
    private static final long MAX_BYTES = 8 << 20;

    /** Number of entries in the indexes that are kept. */
    private static final long MAX_INDEXED = 50_000;

    private static final Duration UNUSED = Duration.ofHours(1);

    /** Shorter, since it is one file of one build, which people look at for a while and then never again. */
    private static final Duration UNUSED_SNAPSHOT = Duration.ofMinutes(10);

    private final Cache<Path, Known<List<HistoryEntry>>> entries = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Path file, Known<List<HistoryEntry>> known) -> known.version.bytes())
            .expireAfterAccess(UNUSED)
            .recordStats()
            .build();

    private final Cache<Path, Known<HistoryIndex>> indexes = Caffeine.newBuilder()
            .maximumWeight(MAX_INDEXED)
            .weigher((Path file, Known<HistoryIndex> known) -> 1 + known.value.size())
            .expireAfterAccess(UNUSED)
            .recordStats()
            .build();

    private final HistoryIndexFile indexFile =
            new HistoryIndexFile(Jenkins.get().getRootDir());

    /** Whether the indexes of the file are in memory. It is read again when they may have left it. */
    private final Cache<HistoryIndexFile, Boolean> restored =
            Caffeine.newBuilder().expireAfterWrite(UNUSED).build();

    private final Cache<Path, Known<ServiceSnapshot>> snapshots = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Path file, Known<ServiceSnapshot> known) -> known.version.bytes())
            .expireAfterAccess(UNUSED_SNAPSHOT)
            .recordStats()
            .build();

    private final Cache<Job<?, ?>, JobHistory> jobs =
            Caffeine.newBuilder().weakKeys().recordStats().build();

    /** Reads something from a file. */
    interface Reader<T> {
        T read() throws IOException;
    }

    /** What was read of a file. The next version of the file takes its place. */
    private record Known<T>(FileVersion version, T value) {}

    public static HistoryCache get() {
        return ExtensionList.lookupSingleton(HistoryCache.class);
    }

    /** The entries of a file, from the reader if the file changed. */
    List<HistoryEntry> entries(Path file, Reader<List<HistoryEntry>> reader) throws IOException {
        return get(entries, file, reader);
    }

    /** What pages about many jobs need of a file, from the entries if the file changed. */
    HistoryIndex index(Path file, Reader<List<HistoryEntry>> reader) throws IOException {
        restored.get(indexFile, this::restore);
        return get(indexes, file, () -> {
            FileVersion version = FileVersion.of(file);
            HistoryIndex index = HistoryIndex.of(entries(file, reader));
            indexFile.add(file, new Indexed(version, index));
            return index;
        });
    }

    private boolean restore(HistoryIndexFile stored) {
        stored.read()
                .forEach((history, indexed) ->
                        indexes.asMap().putIfAbsent(history, new Known<>(indexed.version(), indexed.index())));
        return true;
    }

    /** What ModelArts said about one deployment, from the reader if the file is not in memory. */
    ServiceSnapshot snapshot(Path file) throws IOException {
        return get(snapshots, file, () -> ServiceSnapshot.read(file));
    }

    private static <T> T get(Cache<Path, Known<T>> cache, Path file, Reader<T> reader) throws IOException {
        FileVersion version = FileVersion.of(file);
        Known<T> known = cache.getIfPresent(file);
        if (known != null && !known.version.equals(version)) {
            cache.asMap().remove(file, known);
        }
        try {
            return cache.get(file, missing -> new Known<>(version, readUnchecked(reader))).value;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static <T> T readUnchecked(Reader<T> reader) {
        try {
            return reader.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known of the history of a job, as long as Jenkins has this job in memory. */
    JobHistory of(Job<?, ?> job) {
        return jobs.get(job, asked -> new JobHistory(Files.exists(HistoryFile.path(asked))));
    }

    /** How many times a file was read. */
    public long reads() {
        return entries.stats().loadCount() + snapshots.stats().loadCount();
    }

    /** How many times Jenkins looked on the disk whether a job has a history. */
    public long lookups() {
        return jobs.stats().loadCount();
    }
}
