package io.jenkins.plugins.modelarts.deployments;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Keeps the history of a job as long as its builds, and no longer. */
@Restricted(NoExternalUse.class)
@Extension
public final class HistoryPruner extends RunListener<Run<?, ?>> {

    private static final Logger LOGGER = Logger.getLogger(HistoryPruner.class.getName());

    @Override
    public void onDeleted(Run<?, ?> run) {
        try {
            new HistoryFile(run.getParent()).remove(run.getNumber());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot take " + run + " out of the history of deployments");
        }
    }
}
