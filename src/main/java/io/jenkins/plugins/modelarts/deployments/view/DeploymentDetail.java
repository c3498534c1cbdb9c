package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import java.util.List;
import jenkins.model.details.Detail;
import jenkins.model.details.DetailFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.Stapler;

/** Shows service and verdict in the header of a build's new page, with a link to the deployment. */
@Restricted(NoExternalUse.class)
public final class DeploymentDetail extends Detail {

    /** The header is one line. The card below it shows all deployments. */
    private static final int MAX_DETAILS = 3;

    private final DeploymentView deployment;

    private DeploymentDetail(DeploymentView deployment) {
        super(deployment.getRun());
        this.deployment = deployment;
    }

    @Override
    public String getIconClassName() {
        return deployment.getVerdict().getIcon();
    }

    @Override
    public String getDisplayName() {
        return Messages.DeploymentDetail_displayName(
                deployment.getService(), deployment.getVerdict().getWord());
    }

    @Override
    public String getLink() {
        return Stapler.getCurrentRequest2().getContextPath() + "/"
                + Deployment.url(deployment.getRun().getUrl(), deployment.getNumber());
    }

    /** Adds the first deployments of a build to the header. */
    @Extension
    public static final class Factory extends DetailFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @NonNull
        @Override
        public List<? extends Detail> createFor(@NonNull Run target) {
            return DeploymentsAction.of(target).stream()
                    .limit(MAX_DETAILS)
                    .map(deployment -> new DeploymentDetail(new DeploymentView(deployment)))
                    .toList();
        }
    }
}
