package io.jenkins.plugins.modelarts.deployments.view;

import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.history.JobDeployment;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A build that waited for an update, with the fields that REST shows. It does not load the build. Immutable. */
@ExportedBean(defaultVisibility = 3)
@Restricted(NoExternalUse.class)
public record BuildLink(JobDeployment deployment) {

    /** Full name of the job. */
    @Exported
    public String job() {
        return deployment.job().getFullName();
    }

    /** Number of the build. */
    @Exported
    public int build() {
        return deployment.entry().build();
    }

    /** Address of the build. */
    @Exported
    public String url() {
        return deployment.job().getAbsoluteUrl() + build() + "/";
    }

    /** Address of the deployment on the page of the build, relative to the root of Jenkins. */
    public String page() {
        return Deployment.url(
                deployment.job().getUrl() + build() + "/", deployment.entry().number());
    }

    /** Such as "deploy-models #7". */
    public String label() {
        return deployment.job().getFullDisplayName() + " #" + build();
    }
}
