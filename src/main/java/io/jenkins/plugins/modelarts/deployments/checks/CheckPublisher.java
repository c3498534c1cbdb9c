package io.jenkins.plugins.modelarts.deployments.checks;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.model.listeners.ItemListener;
import hudson.remoting.SingleLaneExecutorService;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentListener;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Publishes a check for each deployment: in progress while the build waits, and with a conclusion at the end. After a
 * restart of Jenkins it publishes the same check again. Jenkins leaves this extension out if checks-api is not installed,
 * because a method names a class of it. Thread-safe.
 */
@Extension(optional = true)
@Restricted(NoExternalUse.class)
public final class CheckPublisher implements DeploymentListener {

    private static final Logger LOGGER = Logger.getLogger(CheckPublisher.class.getName());

    /** A publisher waits for its code host. One task at a time keeps the order, so that no check ends before it begins. */
    private final Executor queue = new SingleLaneExecutorService(Computer.threadPoolForRemoting);

    private final OpenChecks open = new OpenChecks();

    @Override
    public void onFirstResponse(Deployment deployment) {
        publish(deployment);
    }

    @Override
    public void onEnd(Deployment deployment) {
        publish(deployment);
    }

    private void publish(Deployment deployment) {
        DeploymentCheck check = new DeploymentCheck(deployment);
        queue.execute(() -> {
            try {
                publish(deployment, check, ChecksPublisherFactory.fromRun(deployment.run(), TaskListener.NULL));
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot publish a check of " + deployment.run());
            }
        });
    }

    /** Without a code host nobody needs what the check would read from the disk. */
    private void publish(Deployment deployment, DeploymentCheck check, ChecksPublisher publisher) {
        boolean hasCodeHost = !(publisher instanceof ChecksPublisher.NullChecksPublisher);
        if (hasCodeHost) {
            open.add(deployment);
            publisher.publish(check.details());
        }
        if (check.isCompleted() || !hasCodeHost) {
            open.remove(deployment);
        }
    }

    /** Ends the checks of deployments that ended just before Jenkins did. */
    @Extension(optional = true)
    public static final class AtStart extends ItemListener {

        @Override
        public void onLoaded() {
            ExtensionList.lookup(CheckPublisher.class).forEach(CheckPublisher::publishEnded);
        }
    }

    private void publishEnded() {
        queue.execute(() -> open.ended().forEach(this::publish));
    }
}
