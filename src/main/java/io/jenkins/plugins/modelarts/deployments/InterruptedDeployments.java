package io.jenkins.plugins.modelarts.deployments;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells the listeners of deployments whose build ended although nobody could say how their wait ended. */
@Extension
@Restricted(NoExternalUse.class)
public final class InterruptedDeployments extends RunListener<Run<?, ?>> {

    @Override
    public void onFinalized(Run<?, ?> run) {
        DeploymentsAction.of(run).stream()
                .filter(Deployment::isInterrupted)
                .forEach(deployment -> DeploymentListener.fire(DeploymentListener::onEnd, deployment));
    }
}
