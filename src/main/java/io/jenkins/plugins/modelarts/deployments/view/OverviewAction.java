package io.jenkins.plugins.modelarts.deployments.view;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.RootAction;
import jenkins.security.stapler.StaplerDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.verb.GET;

/** The pages about the services of all jobs that the reader may see. */
@Restricted(NoExternalUse.class)
@Extension
public final class OverviewAction implements RootAction {

    /** The list of all services. */
    @GET
    public HttpResponse doIndex() {
        return HttpResponses.forwardToView(this, "index.jelly").with("overview", Overview.ofRequest());
    }

    public Api getApi() {
        return new Api(Overview.ofRequest());
    }

    /** The pages of the services of a region. Stapler calls it for URLs. */
    @StaplerDispatchable
    public RegionServices getService(String region) {
        return new RegionServices(ServicePath.name(region));
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
