package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.deployments.Change;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentEnd;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.polling.UpdateProgress;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A deployment as pages and REST show it. Holds one state, so all parts of a page show the same moment. Reads the file
 * with what ModelArts said only if a page needs it. For one request.
 */
@ExportedBean
@Restricted(NoExternalUse.class)
public final class DeploymentView {

    private static final int RECORDS = 20;

    private final Deployment deployment;
    private final DeploymentState state;

    @Nullable
    private ServiceSnapshot snapshot;

    @Nullable
    private List<Change> changes;

    DeploymentView(Deployment deployment) {
        this.deployment = deployment;
        this.state = deployment.state();
    }

    private ServiceSnapshot snapshot() {
        if (snapshot == null) {
            snapshot = deployment.snapshot(state);
        }
        return snapshot;
    }

    private Optional<Log> judged() {
        return snapshot().at(state.updateTime());
    }

    public Run<?, ?> getRun() {
        return deployment.run();
    }

    /** Counts the deployments of one build, from 1. */
    @Exported(visibility = 3)
    public int getNumber() {
        return deployment.number();
    }

    @Exported(visibility = 3)
    public String getRegion() {
        return state.service().region();
    }

    @Exported(visibility = 3)
    @CheckForNull
    public String getServiceId() {
        return state.service().serviceId();
    }

    @Exported(visibility = 3)
    @CheckForNull
    public String getServiceName() {
        return state.service().serviceName();
    }

    @Exported(visibility = 3)
    @CheckForNull
    public String getProjectId() {
        return state.service().projectId();
    }

    /** How the wait ended, or null while it goes on. */
    @Exported(visibility = 3)
    @CheckForNull
    public Outcome getOutcome() {
        return state.outcome();
    }

    /** What ModelArts says of the update: SUCCESS, FAIL or RUNNING; NONE when there is no update. */
    @Exported(visibility = 3)
    public String getResult() {
        return state.result();
    }

    /** When the judged update began, in milliseconds since 1970-01-01 UTC; null when there is none. */
    @Exported(visibility = 3)
    @CheckForNull
    public Long getUpdateTime() {
        return state.updateTime();
    }

    /** Why the deployment did not succeed; null when it did, or while the wait goes on. */
    @Exported(visibility = 3)
    @CheckForNull
    public String getReason() {
        return state.reason();
    }

    /** How long the wait took, or has taken until now. */
    @Exported(visibility = 3)
    public long getWaitedMillis() {
        DeploymentEnd end = state.end();
        return end == null ? System.currentTimeMillis() - state.started() : end.waitedMillis();
    }

    /**
     * The service's update records under the API's own field names, newest first. They are in a file, so a request has them
     * only at the deployments' own URL or if its {@code tree} names them; a job's REST would read the files of all builds.
     */
    @Exported(visibility = 3, skipNull = true)
    @CheckForNull
    public List<Map<String, Object>> getLogs() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        boolean wanted = request == null
                || request.getParameter("tree") != null
                || request.findAncestorObject(DeploymentsTab.class) != null;
        return wanted ? snapshot().plainLogs() : null;
    }

    /** What people call the service: its name, or else its id. */
    public String getService() {
        return state.service().label();
    }

    /** URL of the service's page, relative to the root of Jenkins; null when the id of the service is not known. */
    @CheckForNull
    public String getServiceUrl() {
        return ServicePath.of(state.service());
    }

    public Verdict getVerdict() {
        return Verdict.of(state.outcome());
    }

    /** How far the update is, in percent of the usual time; null when it is over, or nobody knows. */
    @CheckForNull
    public Integer getPercent() {
        UpdateProgress progress = progress();
        return progress == null ? null : progress.percent(System.currentTimeMillis());
    }

    /** How long updates of the service usually take, while one is under way; null when nobody knows. */
    @Exported(visibility = 3)
    @CheckForNull
    public Long getUsualMillis() {
        UpdateProgress progress = progress();
        return progress == null ? null : progress.usualMillis();
    }

    @CheckForNull
    private UpdateProgress progress() {
        return state.end() == null ? state.progress() : null;
    }

    /** What the wait is waiting for, or null when the wait is over or was interrupted. */
    @CheckForNull
    public String getStatus() {
        return state.end() == null ? deployment.status() : null;
    }

    /** The update that the deployment is about; null when there is none. */
    @CheckForNull
    public UpdateLogView getJudged() {
        return judged().map(log -> new UpdateLogView(log, true, null)).orElse(null);
    }

    /** The update before the judged one; null when there is none. */
    @CheckForNull
    public UpdateLogView getBefore() {
        return judged().flatMap(snapshot()::before)
                .map(log -> new UpdateLogView(log, false, null))
                .orElse(null);
    }

    /** What the judged update changed against the one before. */
    public List<Change> getChanges() {
        if (changes == null) {
            changes = judged().map(snapshot()::changes).orElse(List.of());
        }
        return changes;
    }

    /** The events since the update began, oldest first. Only a failed update has them. */
    public List<EventView> getEvents() {
        return snapshot().events().stream().map(EventView::new).toList();
    }

    /** Name of the request's parameter that chooses the page of records. */
    public String getRecordsParameter() {
        return "records" + getNumber();
    }

    /** The service's update records, newest first, with the builds of the job that waited for them. */
    public PagedList<UpdateLogView> getRecords() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        PagedList<Log> page = PagedList.of(
                snapshot().logs(), request == null ? null : request.getParameter(getRecordsParameter()), RECORDS);
        Map<Long, Integer> builds = page.items().isEmpty() ? Map.of() : buildsByUpdate();
        Optional<Log> judged = judged();
        return page.map(
                log -> new UpdateLogView(log, judged.filter(log::equals).isPresent(), builds.get(log.updateTime())));
    }

    private Map<Long, Integer> buildsByUpdate() {
        Run<?, ?> run = getRun();
        Map<Long, Integer> builds = new HashMap<>();
        for (HistoryEntry entry :
                new HistoryFile(run.getParent()).newestFirst(state.service().key())) {
            if (entry.updateTime() != null && entry.build() != run.getNumber()) {
                builds.put(entry.updateTime(), entry.build());
            }
        }
        return builds;
    }

    /** Serves the records under the API's own field names, with every value of an environment variable masked. */
    @WebMethod(name = "logs.json")
    public void doLogs(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"modelarts-logs.json\"");
        Json.writer().withDefaultPrettyPrinter().writeValue(response.getOutputStream(), snapshot());
    }
}
