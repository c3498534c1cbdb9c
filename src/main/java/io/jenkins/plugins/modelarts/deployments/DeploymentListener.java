package io.jenkins.plugins.modelarts.deployments;

import hudson.ExtensionPoint;
import java.util.function.BiConsumer;
import jenkins.util.Listeners;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Is told about the deployments that builds keep, to report them elsewhere. What it throws is logged and changes nothing.
 * It must not block.
 */
@Restricted(NoExternalUse.class)
public interface DeploymentListener extends ExtensionPoint {

    /** ModelArts responded for the first time since the wait began or Jenkins started, so the service is known. */
    void onFirstResponse(Deployment deployment);

    /** The wait is over. */
    void onEnd(Deployment deployment);

    static void fire(BiConsumer<DeploymentListener, Deployment> event, Deployment deployment) {
        if (deployment.isRecorded()) {
            Listeners.notify(DeploymentListener.class, false, listener -> event.accept(listener, deployment));
        }
    }
}
