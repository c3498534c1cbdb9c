package io.jenkins.plugins.modelarts.deployments.view;

import hudson.Extension;
import hudson.Util;
import hudson.model.Job;
import hudson.model.RootAction;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.Stapler;

/** The page with the last deployment of each service, over all jobs that the reader may see. */
@Restricted(NoExternalUse.class)
@Extension
public final class OverviewAction implements RootAction {

    private static final int PAGE = 50;

    private static final Comparator<HistoryRow> OLDEST_FIRST =
            Comparator.comparing(HistoryRow::entry, HistoryEntry.OLDEST_FIRST);

    /** Newest first. */
    public PagedList<HistoryRow> getPage() {
        Map<String, HistoryRow> last = new HashMap<>();
        // allItems leaves out the jobs that the reader may not see.
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            for (HistoryEntry entry : new HistoryFile(job).newestOfServices()) {
                last.merge(
                        entry.state().service().key(), new HistoryRow(job, entry), BinaryOperator.maxBy(OLDEST_FIRST));
            }
        }
        List<HistoryRow> rows =
                last.values().stream().sorted(OLDEST_FIRST.reversed()).toList();
        return PagedList.of(rows, Util.fixEmpty(Stapler.getCurrentRequest2().getParameter("page")), PAGE);
    }

    /** Has no icon, because {@link OverviewLink} leads here. */
    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return Messages.DeploymentsTab_displayName();
    }

    @Override
    public String getUrlName() {
        return DeploymentsTab.URL;
    }
}
