package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.modelarts.polling.UsualDuration;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How long the last ten successful updates of each service took. It is in one file, so that a wait need not read the
 * histories of all jobs, and it outlives the builds. Each success adds a line to the file; what no longer counts goes when
 * Jenkins reads the file, and when there is much of it. Thread-safe.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class UsualDurations {

    private static final Logger LOGGER = Logger.getLogger(UsualDurations.class.getName());

    private static final String FILE = "modelarts-durations.jsonl";
    private static final int SUCCESSES = 10;

    /** Those that were not updated for the longest time go first. */
    private static final int MAX_SERVICES = 10_000;

    /** So many lines that no longer count may be in the file, besides as many as those that count. A line has 100 bytes. */
    private static final int SPARE_LINES = 1000;

    private final JsonLines<Success> file;
    private final int maxServices;

    /** By the key of the service, in the order of their last success: the durations by the time of the update. */
    @Nullable
    private LinkedHashMap<String, TreeMap<Long, Long>> durations;

    /** How many lines the file has. */
    private int lines;

    /** A line of the file. */
    private record Success(@CheckForNull String service, long updateTime, long millis) {

        /** A later version may write other fields. */
        private boolean isComplete() {
            return service != null && millis > 0;
        }
    }

    public UsualDurations() {
        this(Jenkins.get().getRootDir());
    }

    /** @param home the home directory of Jenkins */
    public UsualDurations(File home) {
        this(home, MAX_SERVICES);
    }

    UsualDurations(File home, int maxServices) {
        this.file = new JsonLines<>(home.toPath().resolve(FILE), Success.class);
        this.maxServices = maxServices;
    }

    public static UsualDurations get() {
        return ExtensionList.lookupSingleton(UsualDurations.class);
    }

    /** How long updates of this service take; null when none succeeded while a build watched. */
    @CheckForNull
    public synchronized UsualDuration of(DeployedService service) {
        TreeMap<Long, Long> known = durations().get(service.key());
        return known == null ? null : UsualDuration.of(known.values());
    }

    /**
     * An update succeeded. It counts once, however many builds waited for it.
     *
     * @param updateTime when it began, in milliseconds since 1970-01-01 UTC
     * @param millis how long it took, in milliseconds
     */
    public synchronized void add(DeployedService service, long updateTime, long millis) {
        Success success = new Success(service.key(), updateTime, millis);
        LinkedHashMap<String, TreeMap<Long, Long>> all = durations();
        if (learn(all, success)) {
            try {
                file.add(success);
                lines++;
                shorten(all, SPARE_LINES);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "Cannot write " + FILE, e);
            }
        }
    }

    /** @return whether the update was not known */
    private boolean learn(LinkedHashMap<String, TreeMap<Long, Long>> all, Success success) {
        TreeMap<Long, Long> known = all.remove(success.service);
        known = known == null ? new TreeMap<>() : known;
        boolean isNew = known.putIfAbsent(success.updateTime, success.millis) == null;
        if (known.size() > SUCCESSES) {
            known.pollFirstEntry();
        }
        all.put(success.service, known);
        if (all.size() > maxServices) {
            all.remove(all.keySet().iterator().next());
        }
        return isNew;
    }

    private LinkedHashMap<String, TreeMap<Long, Long>> durations() {
        if (durations == null) {
            durations = load();
        }
        return durations;
    }

    /** Without the file everything works, only with more requests. */
    private LinkedHashMap<String, TreeMap<Long, Long>> load() {
        LinkedHashMap<String, TreeMap<Long, Long>> all = new LinkedHashMap<>();
        try {
            List<Success> successes = file.read();
            successes.stream().filter(Success::isComplete).forEach(success -> learn(all, success));
            lines = successes.size();
            shorten(all, 0);
        } catch (NoSuchFileException e) {
            LOGGER.fine("No update has succeeded yet");
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Cannot read or shorten " + FILE + ". How long updates take is learned anew.", e);
        }
        return all;
    }

    private void shorten(Map<String, TreeMap<Long, Long>> all, int spare) throws IOException {
        int counting = all.values().stream().mapToInt(Map::size).sum();
        if (lines > spare + 2 * counting) {
            file.replace(toList(all));
            lines = counting;
        }
    }

    private static List<Success> toList(Map<String, TreeMap<Long, Long>> all) {
        List<Success> successes = new ArrayList<>();
        all.forEach((service, known) ->
                known.forEach((updateTime, millis) -> successes.add(new Success(service, updateTime, millis))));
        return successes;
    }
}
