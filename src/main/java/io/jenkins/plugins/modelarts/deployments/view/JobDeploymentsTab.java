package io.jenkins.plugins.modelarts.deployments.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Job;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.deployments.export.CsvFile;
import io.jenkins.plugins.modelarts.deployments.export.ExportRow;
import io.jenkins.plugins.modelarts.deployments.history.Figures;
import io.jenkins.plugins.modelarts.deployments.history.FinishedUpdate;
import io.jenkins.plugins.modelarts.deployments.history.JobDeployment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.GET;

/**
 * The deployments of all builds of a job as page and REST, failed and aborted builds included: a tab of the job's new page,
 * and a link in the side panel of the classic one. Made anew for each request.
 */
@Restricted(NoExternalUse.class)
@ExportedBean
public final class JobDeploymentsTab extends Tab {

    private static final int PAGE = 25;
    private static final int TREND = 50;
    private static final int DEFAULT_LIMIT = 50;

    private final Job<?, ?> job;

    private RequestedPart part = RequestedPart.ALL;

    @CheckForNull
    private List<HistoryEntry> all;

    JobDeploymentsTab(Job<?, ?> job) {
        super(job);
        this.job = job;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    private List<HistoryEntry> all() {
        if (all == null) {
            all = new HistoryFile(job).newestFirst();
        }
        return all;
    }

    /** The page of the history. */
    @GET
    public HttpResponse doIndex() {
        part = RequestedPart.ofRequest();
        return HttpResponses.forwardToView(this, "index.jelly");
    }

    /** The history as a file for spreadsheets. */
    @GET
    @WebMethod(name = "export.csv")
    public HttpResponse doExportCsv() {
        List<HistoryEntry> entries = RequestedPart.ofRequest().getFilter().entries(all());
        return new CsvFile(entries.stream()
                .map(entry -> ExportRow.of(new JobDeployment(job, entry)))
                .toList());
    }

    public Api getApi() {
        part = RequestedPart.ofRequest();
        return new Api(this);
    }

    /** The part of the history that the reader wants to see. */
    public RequestedPart getPart() {
        return part;
    }

    private List<HistoryEntry> filtered() {
        return part.getFilter().unlimited().entries(all());
    }

    /** The page that the reader wants to see. */
    public PagedList<HistoryRow> getPage() {
        return PagedList.of(filtered(), QueryParameter.text("page"), PAGE).map(entry -> new HistoryRow(job, entry));
    }

    /** The names of all services by key. A service that was renamed has its last name. */
    public Map<String, String> getServices() {
        Map<String, String> services = new TreeMap<>();
        all().forEach(entry -> services.putIfAbsent(
                entry.state().service().key(), entry.state().service().label()));
        return services;
    }

    /** The newest deployments of the part that the reader wants to see. */
    @Exported
    public Collection<HistoryEntry> getDeployments() {
        return part.getFilter().orLimited(DEFAULT_LIMIT).entries(all());
    }

    /** Of the shown services together, whatever part of their history is shown. */
    @Exported
    public List<Figures> getFigures() {
        List<HistoryEntry> entries = part.getFilter().onlyService().entries(all());
        return Figures.of(FinishedUpdate.of(entries), System.currentTimeMillis());
    }

    public List<FiguresRow> getFiguresRows() {
        return FiguresRow.of(getFigures());
    }

    /** The data of the chart as JSON, oldest first. */
    public String getTrend() throws JsonProcessingException {
        List<HistoryEntry> newest = filtered();
        List<TrendBar> bars = new ArrayList<>();
        for (HistoryEntry entry : newest.subList(0, Math.min(TREND, newest.size()))) {
            Verdict verdict = Verdict.of(entry.outcome());
            String build = "#" + entry.build();
            bars.add(new TrendBar(
                    build,
                    null,
                    List.of(
                            entry.state().service().label(),
                            build + " " + verdict.getWord(),
                            TimeFormat.span(entry.duration())),
                    verdict.getKey(),
                    entry.duration() / 1000.0,
                    entry.build() + "/" + DeploymentsTab.URL + "/"));
        }
        Collections.reverse(bars);
        return Json.writer().writeValueAsString(bars);
    }

    @Override
    public String getIconFileName() {
        return DeploymentsTab.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.DeploymentsTab_displayName();
    }

    @Override
    public String getUrlName() {
        return DeploymentsTab.URL;
    }

    /** Gives the tab to each job that had a deployment, even if all of them failed. */
    @Extension
    public static final class Factory extends TransientActionFactory<Job> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return JobDeploymentsTab.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job target) {
            return new HistoryFile(target).exists() ? List.of(new JobDeploymentsTab(target)) : List.of();
        }
    }
}
