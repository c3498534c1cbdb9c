package io.jenkins.plugins.modelarts.deployments.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.deployments.LiveUpdate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How a service is, as the builds of some jobs know it. Immutable.
 *
 * @param service with the name that it had last
 * @param jobs whose builds deployed it or wait for it
 * @param live the last update that succeeded, whoever made it; null when none did
 * @param liveBy the build that waited for this update; null when it was made elsewhere, or by a build of another job
 * @param last the wait that goes on, or else the last deployment
 */
@Restricted(NoExternalUse.class)
public record ServiceStatus(
        DeployedService service,
        List<Job<?, ?>> jobs,
        @CheckForNull LiveUpdate live,
        @CheckForNull JobDeployment liveBy,
        JobDeployment last) {

    private static final Comparator<JobDeployment> OLDEST_FIRST = Comparator.<JobDeployment, Boolean>comparing(
                    deployment -> deployment.entry().outcome() == null)
            .thenComparing(JobDeployment.OLDEST_FIRST);

    public ServiceStatus {
        jobs = List.copyOf(jobs);
    }

    /**
     * All services that ModelArts has a record of, or that a build waits for, in no order.
     *
     * @param jobs that the reader may see
     */
    public static List<ServiceStatus> of(Iterable<? extends Job> jobs) {
        Map<String, List<JobDeployment>> byService = new HashMap<>();
        for (Job<?, ?> job : jobs) {
            for (HistoryEntry entry : new HistoryFile(job).newestOfServices()) {
                byService
                        .computeIfAbsent(entry.state().service().key(), first -> new ArrayList<>())
                        .add(new JobDeployment(job, entry));
            }
        }
        return byService.values().stream().map(ServiceStatus::of).toList();
    }

    private static ServiceStatus of(List<JobDeployment> deployments) {
        deployments.sort(OLDEST_FIRST.reversed());
        JobDeployment last = deployments.get(0);
        LiveUpdate live = deployments.stream()
                .map(JobDeployment::entry)
                .max(HistoryEntry.LIVE_EARLIEST_FIRST)
                .map(HistoryEntry::live)
                .orElse(null);
        JobDeployment liveBy = deployments.stream()
                .filter(deployment -> live != null && isOf(live, deployment.entry()))
                .findFirst()
                .orElse(null);
        List<Job<?, ?>> jobs = new ArrayList<>();
        deployments.stream().map(JobDeployment::job).distinct().forEach(jobs::add);
        // A build that waits for a service by its id does not know the name before ModelArts responds.
        DeployedService named = deployments.stream()
                .map(deployment -> deployment.entry().state().service())
                .filter(service -> service.serviceName() != null)
                .findFirst()
                .orElse(last.entry().state().service());
        return new ServiceStatus(named, jobs, live, liveBy, last);
    }

    private static boolean isOf(LiveUpdate live, HistoryEntry entry) {
        return entry.succeeded() && Objects.equals(entry.updateTime(), live.updateTime());
    }
}
