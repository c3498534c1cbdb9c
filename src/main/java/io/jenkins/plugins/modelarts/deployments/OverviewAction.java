package io.jenkins.plugins.modelarts.deployments;

import hudson.Extension;
import hudson.Util;
import hudson.model.Job;
import hudson.model.RootAction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;

/** The last deployment of each service over all jobs that the reader may see. */
@Extension
public final class OverviewAction implements RootAction {

    private static final int PAGE = 50;

    /**
     * A deployment with its job. Immutable.
     *
     * @param job whose build waited for it
     */
    public record Row(Job<?, ?> job, HistoryEntry entry) {}

    /** Newest first. */
    public PagedList<Row> getPage() {
        Map<String, Row> last = new HashMap<>();
        // Without what the reader may not see, by contract of allItems.
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            for (HistoryEntry entry : new HistoryFile(job).newestFirst()) {
                last.merge(
                        entry.serviceKey(),
                        new Row(job, entry),
                        (one, other) -> one.entry.started() >= other.entry.started() ? one : other);
            }
        }
        List<Row> rows = last.values().stream()
                .sorted(Comparator.comparing((Row row) -> row.entry.started()).reversed())
                .toList();
        return PagedList.of(rows, Util.fixEmpty(Stapler.getCurrentRequest2().getParameter("page")), PAGE);
    }

    /** None: {@link OverviewLink} leads here. */
    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return Messages.DeploymentsAction_displayName();
    }

    @Override
    public String getUrlName() {
        return DeploymentsAction.URL;
    }
}
