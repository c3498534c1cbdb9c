package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import io.jenkins.plugins.modelarts.polling.UsualDuration;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How long the last ten successful updates of each service took. It is in one small file, so that a wait need not read the
 * histories of all jobs, and it outlives the builds. Thread-safe.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class UsualDurations {

    private static final Logger LOGGER = Logger.getLogger(UsualDurations.class.getName());

    private static final int SUCCESSES = 10;

    /** Those that were not updated for the longest time go first. */
    private static final int MAX_SERVICES = 10_000;

    private final XmlFile file;
    private final int maxServices;

    /** By the key of the service, in the order of their last success: the durations by the time of the update. */
    @Nullable
    private LinkedHashMap<String, TreeMap<Long, Long>> durations;

    public UsualDurations() {
        this(Jenkins.get().getRootDir());
    }

    /** @param home the home directory of Jenkins */
    public UsualDurations(File home) {
        this(home, MAX_SERVICES);
    }

    UsualDurations(File home, int maxServices) {
        this.file = new XmlFile(new File(home, "modelarts-durations.xml"));
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
        LinkedHashMap<String, TreeMap<Long, Long>> all = durations();
        TreeMap<Long, Long> known = all.remove(service.key());
        known = known == null ? new TreeMap<>() : known;
        boolean isNew = known.putIfAbsent(updateTime, millis) == null;
        while (known.size() > SUCCESSES) {
            known.pollFirstEntry();
        }
        all.put(service.key(), known);
        while (all.size() > maxServices) {
            all.remove(all.keySet().iterator().next());
        }
        if (isNew) {
            save(all);
        }
    }

    private LinkedHashMap<String, TreeMap<Long, Long>> durations() {
        if (durations == null) {
            durations = load();
        }
        return durations;
    }

    /** Without the file everything works, only with more requests. */
    @SuppressWarnings("unchecked")
    private LinkedHashMap<String, TreeMap<Long, Long>> load() {
        if (file.exists()) {
            try {
                return (LinkedHashMap<String, TreeMap<Long, Long>>) file.read();
            } catch (IOException | ClassCastException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot read " + file + ". How long updates take is learned anew.");
            }
        }
        return new LinkedHashMap<>();
    }

    private void save(LinkedHashMap<String, TreeMap<Long, Long>> all) {
        try {
            file.write(all);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot write " + file);
        }
    }
}
