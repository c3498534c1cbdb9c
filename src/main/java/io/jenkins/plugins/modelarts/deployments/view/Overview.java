package io.jenkins.plugins.modelarts.deployments.view;

import hudson.model.Job;
import io.jenkins.plugins.modelarts.deployments.history.ServiceStatus;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** All services of the jobs that the reader may see, and those that the reader asks for. Made anew for each request. */
@ExportedBean
@Restricted(NoExternalUse.class)
public final class Overview {

    private static final int PAGE = 50;

    private final OverviewQuery query;
    private final List<ServiceRow> all;
    private final List<ServiceRow> selected;

    private Overview(OverviewQuery query, List<ServiceRow> all) {
        this.query = query;
        this.all = all;
        selected =
                all.stream().filter(query::accepts).sorted(query.comparator()).toList();
    }

    static Overview ofRequest() {
        OverviewQuery query = OverviewQuery.ofRequest();
        // allItems leaves out the jobs that the reader may not see.
        List<ServiceStatus> services = ServiceStatus.of(Jenkins.get().allItems(Job.class));
        return new Overview(query, services.stream().map(ServiceRow::new).toList());
    }

    public OverviewQuery getQuery() {
        return query;
    }

    /** The services that the reader asks for, on all pages. */
    @Exported
    public Collection<ServiceRow> getServices() {
        return selected;
    }

    public PagedList<ServiceRow> getPage() {
        return PagedList.of(selected, QueryParameter.text("page"), PAGE);
    }

    /** How many services there are, whatever the reader asks for. */
    @Exported
    public int getTotal() {
        return all.size();
    }

    /** Of how many services the last deployment failed, whatever the reader asks for. */
    @Exported
    public long getFailed() {
        return count(Verdict.FAIL);
    }

    /** For how many services a build waits, whatever the reader asks for. */
    @Exported
    public long getWaiting() {
        return count(Verdict.WAITING);
    }

    private long count(Verdict verdict) {
        return all.stream().filter(row -> row.verdict() == verdict).count();
    }

    /** The verdicts that a reader can choose: those which services have, and the chosen one. */
    public Set<Verdict> getVerdicts() {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        all.forEach(row -> verdicts.add(row.verdict()));
        if (query.getVerdict() != null) {
            verdicts.add(query.getVerdict());
        }
        return verdicts;
    }

    /** The regions that a reader can choose: those of the services, and the chosen one. */
    public Set<String> getRegions() {
        Set<String> regions = new TreeSet<>();
        all.forEach(row -> regions.add(row.region()));
        if (query.getRegion() != null) {
            regions.add(query.getRegion());
        }
        return regions;
    }

    public List<ServiceOrder> getColumns() {
        return List.of(ServiceOrder.values());
    }
}
