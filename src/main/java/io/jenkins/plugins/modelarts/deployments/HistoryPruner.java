package io.jenkins.plugins.modelarts.deployments;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Removes the deployments of deleted builds from the history of their job. */
@Restricted(NoExternalUse.class)
@Extension
public final class HistoryPruner extends RunListener<Run<?, ?>> {

    private static final Logger LOGGER = Logger.getLogger(HistoryPruner.class.getName());

    @Override
    public void onDeleted(Run<?, ?> run) {
        try {
            new HistoryFile(run.getParent()).remove(run.getNumber());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot remove " + run + " from the history of deployments");
        }
    }
}
