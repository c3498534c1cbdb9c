package io.jenkins.plugins.modelarts.deployments;

import hudson.model.Run;
import io.jenkins.plugins.modelarts.client.model.Log;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** A deployment as its build's page shows it at one moment, so that all parts of the page tell the same. */
public final class DeploymentView {

    private static final int RECORDS = 20;

    private final Deployment deployment;
    private final ServiceSnapshot record;
    private final Optional<Log> judged;
    private final Optional<Log> before;

    DeploymentView(Deployment deployment, ServiceSnapshot record) {
        this.deployment = deployment;
        this.record = record;
        this.judged = record.at(deployment.getUpdateTime());
        this.before = judged.flatMap(record::before);
    }

    public Deployment getDeployment() {
        return deployment;
    }

    /** Null when no update was found. */
    public UpdateLogView getJudged() {
        return judged.map(log -> new UpdateLogView(log, true, null)).orElse(null);
    }

    /** The update before the judged one; null when there is none. */
    public UpdateLogView getBefore() {
        return before.map(log -> new UpdateLogView(log, false, null)).orElse(null);
    }

    /** What the judged update changed against the one before. */
    public List<Change> getChanges() {
        return judged.map(record::changes).orElse(List.of());
    }

    /** Oldest first; only of a failed update. */
    public List<EventView> getEvents() {
        return record.events().stream().map(EventView::new).toList();
    }

    /** Name of the request's parameter that chooses the page of records. */
    public String getRecordsParameter() {
        return "records" + deployment.getNumber();
    }

    /** The service's update records, newest first, with the builds of the job that they belong to. */
    public PagedList<UpdateLogView> getRecords() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        PagedList<Log> page = PagedList.of(
                record.logs(), request == null ? null : request.getParameter(getRecordsParameter()), RECORDS);
        Map<Long, Integer> builds = page.items().isEmpty() ? Map.of() : buildsByUpdate();
        return page.map(
                log -> new UpdateLogView(log, judged.filter(log::equals).isPresent(), builds.get(log.updateTime())));
    }

    private Map<Long, Integer> buildsByUpdate() {
        Run<?, ?> run = deployment.getRun();
        Map<Long, Integer> builds = new HashMap<>();
        for (HistoryEntry entry : new HistoryFile(run.getParent()).newestFirst()) {
            boolean same = Objects.equals(entry.serviceId(), deployment.getServiceId())
                    && Objects.equals(entry.region(), deployment.getRegion());
            if (same && entry.updateTime() != null && entry.build() != run.getNumber()) {
                builds.put(entry.updateTime(), entry.build());
            }
        }
        return builds;
    }
}
