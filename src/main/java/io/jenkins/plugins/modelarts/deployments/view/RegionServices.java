package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import io.jenkins.plugins.modelarts.deployments.history.ServiceHistory;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Leads to the pages of the services of one region. */
@Restricted(NoExternalUse.class)
public final class RegionServices {

    private final String region;

    RegionServices(String region) {
        this.region = region;
    }

    /**
     * The page of a service. Stapler calls it for the next part of the URL.
     *
     * @return null, which the reader sees as status 404, if no job that the reader may see deployed the service
     */
    @CheckForNull
    public ServicePage getDynamic(String segment) {
        // allItems leaves out the jobs that the reader may not see.
        return ServiceHistory.of(
                        region, ServicePath.name(segment), Jenkins.get().allItems(Job.class))
                .map(ServicePage::new)
                .orElse(null);
    }
}
