package io.jenkins.plugins.modelarts.deployments.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Api;
import hudson.model.ModelObject;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.export.CsvFile;
import io.jenkins.plugins.modelarts.deployments.export.ExportRow;
import io.jenkins.plugins.modelarts.deployments.history.Figures;
import io.jenkins.plugins.modelarts.deployments.history.ServiceHistory;
import io.jenkins.plugins.modelarts.deployments.history.ServiceUpdate;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.GET;

/** The life of one service as page and REST: its updates, whoever made them. Made anew for each request. */
@ExportedBean
@Restricted(NoExternalUse.class)
public final class ServicePage implements ModelObject {

    private static final int PAGE = 25;
    private static final int DEFAULT_LIMIT = 50;

    private final ServiceHistory history;
    private RequestedPart part = RequestedPart.ALL;

    /** Made once, because each link to an update asks for it. */
    @CheckForNull
    private PagedList<ServiceUpdate> page;

    ServicePage(ServiceHistory history) {
        this.history = history;
    }

    private DeployedService service() {
        return history.service();
    }

    /** The page of the service. */
    @GET
    public HttpResponse doIndex() {
        part = RequestedPart.ofRequest();
        return HttpResponses.forwardToView(this, "index.jelly");
    }

    /** The updates as a file for spreadsheets. */
    @GET
    @WebMethod(name = "export.csv")
    public HttpResponse doExportCsv() {
        return new CsvFile(RequestedPart.ofRequest().getFilter().updates(history.updates()).stream()
                .flatMap(update -> ExportRow.of(service(), update).stream())
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

    /** The updates that the reader wants to see, newest first. */
    private List<ServiceUpdate> selected() {
        return part.getFilter().unlimited().updates(history.updates());
    }

    @Exported
    public String getRegion() {
        return service().region();
    }

    @Exported
    @CheckForNull
    public String getServiceId() {
        return service().serviceId();
    }

    @Exported
    @CheckForNull
    public String getServiceName() {
        return service().serviceName();
    }

    @Exported
    @CheckForNull
    public String getProjectId() {
        return service().projectId();
    }

    /** What is live: the last update that succeeded; null when none did. */
    @Exported
    @CheckForNull
    public UpdateView getLive() {
        return history.live().map(UpdateView::new).orElse(null);
    }

    /** The last update, whatever came of it; null when there is none. */
    @Exported
    @CheckForNull
    public UpdateView getLast() {
        return history.updates().stream().findFirst().map(UpdateView::new).orElse(null);
    }

    /** Whether something else was tried after what is live. */
    public boolean isTriedSince() {
        UpdateView last = getLast();
        return last != null && !last.getVerdict().equals(Verdict.SUCCESS);
    }

    @Exported
    public List<Figures> getFigures() {
        return Figures.of(history.finished(), System.currentTimeMillis());
    }

    public List<FiguresRow> getFiguresRows() {
        return FiguresRow.of(getFigures());
    }

    /** The newest updates of the part that the reader wants to see. */
    @Exported
    public List<UpdateView> getUpdates() {
        return part.getFilter().orLimited(DEFAULT_LIMIT).updates(history.updates()).stream()
                .map(UpdateView::new)
                .toList();
    }

    /** The page that the reader wants to see. */
    public PagedList<UpdateView> getPage() {
        return page().map(UpdateView::new);
    }

    private PagedList<ServiceUpdate> page() {
        if (page == null) {
            page = PagedList.of(selected(), QueryParameter.text("page"), PAGE);
        }
        return page;
    }

    /** URL of the place of an update in the table, relative to this page. */
    public String place(long updateTime) {
        String anchor = "#update-" + updateTime;
        if (page().items().stream().anyMatch(update -> update.updateTime() == updateTime)) {
            return anchor;
        }
        List<Long> times =
                history.updates().stream().map(ServiceUpdate::updateTime).toList();
        return "?page=" + (times.indexOf(updateTime) / PAGE + 1) + anchor;
    }

    /** The data of the chart of durations as JSON. */
    public String getDurations() throws JsonProcessingException {
        return new ServiceChart(selected()).durations(this::place);
    }

    /** The data of the chart of traffic as JSON; null when ModelArts recorded no traffic. */
    @CheckForNull
    public String getTraffic() throws JsonProcessingException {
        return new ServiceChart(selected()).traffic();
    }

    /** URL of this page, relative to the root of Jenkins. */
    public String getUrl() {
        return String.valueOf(ServicePath.of(service()));
    }

    /** Two updates side by side. */
    public ComparePage getCompare() {
        return new ComparePage(history, QueryParameter.text("from"), QueryParameter.text("to"));
    }

    /** What people call the service. */
    @Override
    public String getDisplayName() {
        return service().label();
    }
}
