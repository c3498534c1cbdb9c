package io.jenkins.plugins.modelarts.deployments.checks;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentListener;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.ImpersonatingExecutorService;
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
    private static final long IDLE_SECONDS = 60;

    /** A publisher waits for its code host. One thread keeps the order, so that no check ends before it begins. */
    private final Executor thread;

    public CheckPublisher() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), "ModelArts checks"));
        one.allowCoreThreadTimeOut(true);
        thread = new ImpersonatingExecutorService(one, ACL.SYSTEM2);
    }

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
        thread.execute(() -> {
            try {
                publish(deployment.run(), check.details());
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot publish a check of " + deployment.run());
            }
        });
    }

    private static void publish(Run<?, ?> run, ChecksDetails details) {
        ChecksPublisherFactory.fromRun(run, TaskListener.NULL).publish(details);
    }
}
