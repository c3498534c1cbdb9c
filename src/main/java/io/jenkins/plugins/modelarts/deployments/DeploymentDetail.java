package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import java.util.List;
import jenkins.model.details.Detail;
import jenkins.model.details.DetailFactory;
import org.kohsuke.stapler.Stapler;

/** A deployment in the header of its build's new page: service and verdict, with a link to the deployment. */
public final class DeploymentDetail extends Detail {

    /** The header is one line; all deployments are on the card below it. */
    private static final int MAX_DETAILS = 3;

    private final Deployment deployment;

    private DeploymentDetail(Deployment deployment) {
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
                + deployment.getRun().getUrl() + DeploymentsAction.URL + "/#deployment-" + deployment.getNumber();
    }

    /** Gives the header the first deployments of a build. */
    @Extension
    public static final class Factory extends DetailFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @NonNull
        @Override
        public List<? extends Detail> createFor(@NonNull Run target) {
            DeploymentsAction action = target.getAction(DeploymentsAction.class);
            return action == null
                    ? List.of()
                    : action.getDeployments().stream()
                            .limit(MAX_DETAILS)
                            .map(DeploymentDetail::new)
                            .toList();
        }
    }
}
