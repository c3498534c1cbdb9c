package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The deployments of a build as page and REST: a tab of the build's new page, and a link in the side panel of the classic
 * one. Made anew for each request.
 */
@ExportedBean
@Restricted(NoExternalUse.class)
public final class DeploymentsTab extends Tab {

    static final String ICON = "symbol-rocket-outline plugin-ionicons-api";
    static final String URL = Deployment.PAGE;

    private final Run<?, ?> run;

    @Nullable
    private List<DeploymentView> deployments;

    DeploymentsTab(Run<?, ?> run) {
        super(run);
        this.run = run;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** In the order in which the build waited for them. */
    @Exported
    public List<DeploymentView> getDeployments() {
        if (deployments == null) {
            deployments =
                    DeploymentsAction.of(run).stream().map(DeploymentView::new).toList();
        }
        return deployments;
    }

    /** The deployment with this number, counted from 1, or null when there is none. Stapler calls it for URLs. */
    @CheckForNull
    public DeploymentView getDeployment(int number) {
        return getDeployments().stream()
                .filter(deployment -> deployment.getNumber() == number)
                .findFirst()
                .orElse(null);
    }

    /** Whether the page can change later, so that a browser asks again. */
    public boolean isUnderWay() {
        return run.isBuilding();
    }

    /** The verdicts in one line. A screen reader reads them out when they change. */
    public String getNews() {
        return getDeployments().stream()
                .map(deployment -> Messages.DeploymentsTab_news(
                        deployment.getService(), deployment.getVerdict().getWord()))
                .collect(Collectors.joining(", "));
    }

    public Api getApi() {
        return new Api(this);
    }

    @Override
    public String getIconFileName() {
        return ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.DeploymentsTab_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** Gives the tab to each build that waits or waited for a deployment. */
    @Extension
    public static final class Factory extends TransientActionFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return DeploymentsTab.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Run target) {
            return DeploymentsAction.isIn(target) ? List.of(new DeploymentsTab(target)) : List.of();
        }
    }
}
