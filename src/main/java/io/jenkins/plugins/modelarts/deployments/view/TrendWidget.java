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
 * The chart of deployments as a card of the job's new page. The classic page does not show this widget, because it has the
 * chart in its floating box.
 */
@Restricted(NoExternalUse.class)
public final class TrendWidget extends Widget {

    private final JobDeploymentsTab deployments;

    private TrendWidget(JobDeploymentsTab deployments) {
        this.deployments = deployments;
    }

    public JobDeploymentsTab getDeployments() {
        return deployments;
    }

    @Override
    public String getUrlName() {
        return "modelarts-trend";
    }

    @Override
    protected String getOwnerUrl() {
        return deployments.getJob().getUrl();
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
            JobDeploymentsTab deployments = ((Job<?, ?>) target).getAction(JobDeploymentsTab.class);
            return deployments == null ? List.of() : List.of(new TrendWidget(deployments));
        }
    }
}
