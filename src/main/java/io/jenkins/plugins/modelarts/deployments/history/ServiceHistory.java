package io.jenkins.plugins.modelarts.deployments.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The life of one service: all updates that ModelArts told any build of, joined with the builds that waited for them.
 * Immutable.
 */
@Restricted(NoExternalUse.class)
public final class ServiceHistory {

    /** How many files are tried for the newest records of ModelArts. A build may have lost its file. */
    private static final int MAX_FILES = 3;

    private static final Comparator<JobDeployment> NEWEST_FIRST =
            Comparator.comparingLong(JobDeployment::ended).reversed();

    private final DeployedService service;
    private final List<JobDeployment> deployments;
    private final List<ServiceUpdate> updates;

    private ServiceHistory(List<JobDeployment> newestFirst) {
        deployments = newestFirst;
        service = newestFirst.get(0).entry().state().service();
        updates = UpdateJoin.join(newest(newestFirst), newestFirst);
    }

    /**
     * Reads the history of a service.
     *
     * @param jobs that the reader may see
     * @return empty when none of the jobs deployed such a service
     */
    public static Optional<ServiceHistory> of(String region, String serviceId, Iterable<? extends Job> jobs) {
        List<JobDeployment> found = new ArrayList<>();
        String key = DeployedService.requested(region, serviceId, null).key();
        for (Job<?, ?> job : jobs) {
            for (HistoryEntry entry : new HistoryFile(job).newestFirst(key)) {
                // Another service can have this key, because a region may contain a slash.
                if (region.equals(entry.region()) && serviceId.equals(entry.serviceId())) {
                    found.add(new JobDeployment(job, entry));
                }
            }
        }
        found.sort(NEWEST_FIRST);
        return found.isEmpty() ? Optional.empty() : Optional.of(new ServiceHistory(found));
    }

    private static ServiceSnapshot newest(List<JobDeployment> newestFirst) {
        return newestFirst.stream()
                .filter(deployment -> deployment.entry().updateTime() != null)
                .limit(MAX_FILES)
                .map(JobDeployment::snapshot)
                .filter(snapshot -> !snapshot.logs().isEmpty())
                .findFirst()
                .orElse(ServiceSnapshot.EMPTY);
    }

    /** With the name that it had last. */
    public DeployedService service() {
        return service;
    }

    /** Of all builds that the reader may see, newest first. */
    public List<JobDeployment> deployments() {
        return deployments;
    }

    /** Newest first. */
    public List<ServiceUpdate> updates() {
        return updates;
    }

    /** What is live: the last update that succeeded. */
    public Optional<ServiceUpdate> live() {
        return updates.stream()
                .filter(update -> update.state() == UpdateState.SUCCESS)
                .findFirst();
    }

    /** The updates that are over, for {@link Figures}. */
    public List<FinishedUpdate> finished() {
        return updates.stream()
                .filter(update -> update.state().isFinal())
                .map(update -> new FinishedUpdate(
                        service.key(),
                        update.updateTime(),
                        update.state() == UpdateState.SUCCESS,
                        update.updateMillis()))
                .toList();
    }

    /** The update that began at this time, in milliseconds since 1970-01-01 UTC. */
    public Optional<ServiceUpdate> at(long updateTime) {
        return updates.stream()
                .filter(update -> update.updateTime() == updateTime)
                .findFirst();
    }

    /** The record of an update, from the files of the builds that waited for it if the newest records lack it. */
    @CheckForNull
    public Log log(ServiceUpdate update) {
        Log log = update.log();
        return log != null
                ? log
                : update.deployments().stream()
                        .limit(MAX_FILES)
                        .map(deployment ->
                                deployment.snapshot().at(update.updateTime()).orElse(null))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
