package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.TransientViewActionFactory;
import hudson.model.View;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The link to the overview in the side panel of Jenkins' own views. A {@code RootAction} with an icon would be in the
 * header's menu instead, and the menu would mark it as the current page on every page whose address ends in the same way.
 */
@Restricted(NoExternalUse.class)
public final class OverviewLink implements Action {

    @Override
    public String getIconFileName() {
        return DeploymentsTab.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.DeploymentsTab_displayName();
    }

    @Override
    public String getUrlName() {
        return "/" + DeploymentsTab.URL;
    }

    /** Adds the link to the views of Jenkins itself, but not to the views of folders and users. */
    @Extension
    public static final class Factory extends TransientViewActionFactory {

        @Override
        public List<Action> createFor(@NonNull View view) {
            return view.getOwner() == Jenkins.get() ? List.of(new OverviewLink()) : List.of();
        }
    }
}
