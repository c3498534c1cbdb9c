package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Job;
import hudson.widgets.Widget;
import java.util.Collection;
import java.util.List;
import jenkins.widgets.WidgetFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The chart of deployments as a card of the job's new page. The classic page has the chart in its floating box and shows
 * nothing of this widget.
 */
@Restricted(NoExternalUse.class)
public final class TrendWidget extends Widget {

    private final JobDeploymentsTab history;

    private TrendWidget(JobDeploymentsTab history) {
        this.history = history;
    }

    public JobDeploymentsTab getHistory() {
        return history;
    }

    @Override
    public String getUrlName() {
        return "modelarts-trend";
    }

    @Override
    protected String getOwnerUrl() {
        return history.getJob().getUrl();
    }

    /** Gives a card to each job that had a deployment. */
    @Extension
    public static final class Factory extends WidgetFactory<Job, TrendWidget> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<TrendWidget> widgetType() {
            return TrendWidget.class;
        }

        @NonNull
        @Override
        public Collection<TrendWidget> createFor(@NonNull Job target) {
            JobDeploymentsTab history = ((Job<?, ?>) target).getAction(JobDeploymentsTab.class);
            return history == null ? List.of() : List.of(new TrendWidget(history));
        }
    }
}
