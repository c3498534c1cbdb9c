package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.client.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * One deployment that a build waited for. This object is what {@code build.xml} keeps of it, so it stays small; what
 * ModelArts said is in a {@link ServiceSnapshot} beside it. Times are in milliseconds since 1970-01-01 UTC.
 * Thread-safe: one thread changes it, many look.
 */
@ExportedBean
public final class Deployment {

    private static final Logger LOGGER = Logger.getLogger(Deployment.class.getName());
    private static final int MAX_ID = 64;
    private static final int MAX_NAME = 200;
    private static final int MAX_REASON = 600;

    private final String id;
    private final int number;
    private final String region;
    private final long started;
    private volatile String serviceId;
    private volatile String serviceName;
    private volatile String projectId;
    private volatile Outcome outcome;
    private volatile String result;
    private volatile Long updateTime;
    private volatile String reason;
    private volatile long waitedMillis;

    private transient volatile Run<?, ?> run;
    private transient volatile ServiceSnapshot live;
    private transient volatile Supplier<String> status;

    Deployment(
            Run<?, ?> run, String id, int number, String region, String serviceId, String serviceName, long started) {
        this.run = run;
        this.id = id;
        this.number = number;
        this.region = Text.brief(region, MAX_ID);
        this.serviceId = Text.brief(serviceId, MAX_ID);
        this.serviceName = Text.brief(serviceName, MAX_NAME);
        this.started = started;
    }

    void attachTo(Run<?, ?> owner) {
        run = owner;
    }

    /** @param now says in the reader's language what is being waited for, as long as it is */
    public void waitsFor(Supplier<String> now) {
        status = now;
    }

    /**
     * Takes note of an answer while the build waits; nothing is written yet.
     *
     * @param judged the update that is judged; null when there is none yet
     */
    public void follow(String service, String name, String project, ServiceSnapshot seen, @CheckForNull Log judged) {
        serviceId = Text.brief(service, MAX_ID);
        serviceName = name == null ? serviceName : Text.brief(name, MAX_NAME);
        projectId = Text.brief(project, MAX_ID);
        live = seen;
        if (judged != null) {
            updateTime = judged.updateTime();
            result = Text.brief(judged.result(), MAX_ID);
        }
    }

    /**
     * The wait is over: keeps what was seen, in the build's own directory.
     *
     * @param why why it did not succeed; null when it did
     */
    public void end(Outcome how, @CheckForNull String why, ServiceSnapshot seen, long waited) throws IOException {
        if (!seen.equals(ServiceSnapshot.EMPTY)) {
            seen.write(folder(), fileName());
        }
        reason = Text.brief(why, MAX_REASON);
        waitedMillis = waited;
        outcome = how;
        live = null;
        status = null;
        run.save();
        remember(seen);
    }

    /** Enters what is known by now in the job's history, which no deployment fails for. */
    void remember(ServiceSnapshot seen) {
        try {
            new HistoryFile(run.getParent()).add(entry(seen));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot enter " + run + " in the history of deployments");
        }
    }

    private HistoryEntry entry(ServiceSnapshot seen) {
        Optional<Log> judged = seen.at(updateTime);
        List<Change> changes = judged.map(seen::changes).orElse(List.of());
        int shown = Math.min(HistoryEntry.MAX_CHANGES, changes.size());
        return new HistoryEntry(
                run.getNumber(),
                number,
                serviceId,
                serviceName,
                region,
                projectId,
                outcome,
                getResult(),
                updateTime,
                started,
                waitedMillis,
                reason,
                judged.map(log -> Text.brief(ModelSummary.models(log), MAX_NAME))
                        .orElse(null),
                changes.stream().limit(shown).map(Change::brief).toList(),
                changes.size() - shown);
    }

    /** What was seen last of the deployment; empty when nothing was, or its file is gone. */
    public ServiceSnapshot getRecord() {
        ServiceSnapshot now = live;
        if (now != null) {
            return now;
        }
        try {
            return ServiceSnapshot.read(folder().resolve(fileName()));
        } catch (NoSuchFileException | FileNotFoundException e) {
            return ServiceSnapshot.EMPTY;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read what ModelArts said about " + run);
            return ServiceSnapshot.EMPTY;
        }
    }

    private Path folder() {
        return run.getRootDir().toPath().resolve("modelarts");
    }

    private String fileName() {
        return number + ".json";
    }

    /** The update that was judged, with all that is known of it. */
    public Optional<Log> getJudged() {
        return getRecord().at(updateTime);
    }

    public Run<?, ?> getRun() {
        return run;
    }

    String getId() {
        return id;
    }

    /** Counts the deployments of one build, from 1. */
    @Exported(visibility = 3)
    public int getNumber() {
        return number;
    }

    @Exported(visibility = 3)
    public String getRegion() {
        return region;
    }

    /** Null as long as only the name is known. */
    @Exported(visibility = 3)
    public String getServiceId() {
        return serviceId;
    }

    /** Null as long as only the id is known. */
    @Exported(visibility = 3)
    public String getServiceName() {
        return serviceName;
    }

    /** Null until ModelArts answered. */
    @Exported(visibility = 3)
    public String getProjectId() {
        return projectId;
    }

    /** How the wait ended; null while it goes on. */
    @Exported(visibility = 3)
    public Outcome getOutcome() {
        return outcome;
    }

    /** What ModelArts says of the update: SUCCESS, FAIL or RUNNING; NONE when it knows none. */
    @Exported(visibility = 3)
    public String getResult() {
        String said = result;
        if (said == null) {
            return "NONE";
        }
        return switch (UpdateState.of(said)) {
            case SUCCESS -> "SUCCESS";
            case FAIL -> "FAIL";
            case RUNNING, UNKNOWN -> "RUNNING";
        };
    }

    /** When the update began; null when none was found. */
    @Exported(visibility = 3)
    public Long getUpdateTime() {
        return updateTime;
    }

    /** What is being waited for at the moment; null when the wait is over, or interrupted. */
    public String getStatus() {
        Supplier<String> now = status;
        return now == null ? null : now.get();
    }

    /** Why the deployment did not succeed; null when it did, or is under way. */
    @Exported(visibility = 3)
    public String getReason() {
        return reason;
    }

    public long getStarted() {
        return started;
    }

    @Exported(visibility = 3)
    public long getWaitedMillis() {
        return outcome == null ? System.currentTimeMillis() - started : waitedMillis;
    }

    /** The service's update records under the API's own field names, newest first. */
    @Exported(visibility = 3)
    public List<Map<String, Object>> getLogs() {
        return Json.plain(getRecord().logs());
    }

    /** The service as people call it. */
    public String getService() {
        return serviceName == null ? serviceId : serviceName;
    }

    public Verdict getVerdict() {
        return Verdict.of(outcome);
    }

    /** What a page shows of the deployment as it is now. */
    public DeploymentView getPage() {
        return new DeploymentView(this, getRecord());
    }

    /** The record for download, under the API's own field names, with every value of an environment variable masked. */
    @WebMethod(name = "logs.json")
    public void doLogs(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"modelarts-logs.json\"");
        Json.writer().withDefaultPrettyPrinter().writeValue(response.getOutputStream(), getRecord());
    }
}
