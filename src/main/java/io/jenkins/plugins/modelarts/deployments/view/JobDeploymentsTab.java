package io.jenkins.plugins.modelarts.deployments.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Job;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.deployments.history.Figures;
import io.jenkins.plugins.modelarts.deployments.history.FinishedUpdate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

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

    /** Key of the only service that the reader wants to see. Without it all services are shown. */
    @CheckForNull
    public String getService() {
        return parameter("service");
    }

    private List<HistoryEntry> filtered() {
        String service = getService();
        return service == null
                ? all()
                : all().stream()
                        .filter(entry -> entry.state().service().key().equals(service))
                        .toList();
    }

    /** The page that the reader wants to see. */
    public PagedList<HistoryRow> getPage() {
        return PagedList.of(filtered(), parameter("page"), PAGE).map(entry -> new HistoryRow(job, entry));
    }

    /** URL of a page without its number. */
    public String getPageUrl() {
        String service = getService();
        return service == null ? "?page=" : "?service=" + URLEncoder.encode(service, StandardCharsets.UTF_8) + "&page=";
    }

    /** The names of all services by key. A service that was renamed has its last name. */
    public Map<String, String> getServices() {
        Map<String, String> services = new TreeMap<>();
        all().forEach(entry -> services.putIfAbsent(
                entry.state().service().key(), entry.state().service().label()));
        return services;
    }

    /** The newest deployments. The request's parameter {@code limit} says how many. */
    @Exported
    public Collection<HistoryEntry> getDeployments() {
        List<HistoryEntry> entries = filtered();
        return entries.subList(0, Math.min(limit(), entries.size()));
    }

    private static int limit() {
        String wanted = parameter("limit");
        try {
            return wanted == null ? DEFAULT_LIMIT : Math.max(0, Integer.parseInt(wanted));
        } catch (NumberFormatException e) {
            return DEFAULT_LIMIT;
        }
    }

    /** Of the shown services together. */
    @Exported
    public List<Figures> getFigures() {
        return Figures.of(FinishedUpdate.of(filtered()), System.currentTimeMillis());
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

    @CheckForNull
    private static String parameter(String name) {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request == null ? null : Util.fixEmpty(request.getParameter(name));
    }

    public Api getApi() {
        return new Api(this);
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
