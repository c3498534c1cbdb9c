package io.jenkins.plugins.modelarts.deployments;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells the history of a job which builds are deleted. */
@Restricted(NoExternalUse.class)
@Extension
public final class HistoryPruner extends RunListener<Run<?, ?>> {

    @Override
    public void onDeleted(Run<?, ?> run) {
        new HistoryFile(run.getParent()).onBuildDeleted();
    }
}
