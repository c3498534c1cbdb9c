package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.LiveUpdate;
import io.jenkins.plugins.modelarts.deployments.history.JobDeployment;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What is live of a service, with the fields that REST shows. Immutable.
 *
 * @param by the build that waited for the update; null when no build did that the reader may see
 */
@ExportedBean(defaultVisibility = 3)
@Restricted(NoExternalUse.class)
public record LiveVersion(LiveUpdate update, @CheckForNull JobDeployment by) {

    @Exported
    public long updateTime() {
        return update.updateTime();
    }

    @Exported
    @CheckForNull
    public String models() {
        return update.models();
    }

    /** Full name of the job. */
    @Exported
    @CheckForNull
    public String job() {
        return by == null ? null : by.job().getFullName();
    }

    @Exported
    @CheckForNull
    public Integer build() {
        return by == null ? null : by.entry().build();
    }
}
