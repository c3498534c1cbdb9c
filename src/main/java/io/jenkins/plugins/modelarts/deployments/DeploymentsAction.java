package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import hudson.util.CopyOnWriteList;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.RunAction2;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Keeps the deployments of a build in its build.xml. It has no page of its own. Thread-safe. */
@Restricted(NoExternalUse.class)
public final class DeploymentsAction extends InvisibleAction implements RunAction2 {

    private final CopyOnWriteList<Deployment> deployments = new CopyOnWriteList<>();

    private DeploymentsAction() {}

    /** Lets XStream know the annotations that make a {@link Deployment} short, before Jenkins loads a build. */
    @Initializer(before = InitMilestone.PLUGINS_STARTED)
    public static void registerAnnotations() {
        Run.XSTREAM2.processAnnotations(Deployment.class);
    }

    /** The deployments of a build in the order in which it waited for them. */
    public static List<Deployment> of(Run<?, ?> run) {
        DeploymentsAction action = in(run);
        return action == null ? List.of() : action.deployments.getView();
    }

    /**
     * The newest update of each service in a region that an ended wait of the build judged.
     *
     * @return by service id, in milliseconds since 1970-01-01 UTC by ModelArts' clock
     */
    public static Map<String, Long> judgedUpdates(Run<?, ?> run, String region) {
        Map<String, Long> newest = new HashMap<>();
        for (Deployment deployment : of(run)) {
            DeploymentState state = deployment.state();
            String serviceId = state.service().serviceId();
            Long updateTime = state.updateTime();
            boolean judged = state.outcome() == Outcome.SUCCESS || state.outcome() == Outcome.FAIL;
            if (judged
                    && serviceId != null
                    && updateTime != null
                    && region.equals(state.service().region())) {
                newest.merge(serviceId, updateTime, Math::max);
            }
        }
        return newest;
    }

    /** Whether the build waits or waited for a deployment. */
    public static boolean isIn(Run<?, ?> run) {
        return in(run) != null;
    }

    @CheckForNull
    private static DeploymentsAction in(Run<?, ?> run) {
        return run.getAction(DeploymentsAction.class);
    }

    /**
     * Adds a deployment to a build and saves the build, so that its page is there from the first second. After a restart it
     * finds the deployment again.
     *
     * @param id distinguishes the deployments of a build
     * @param started when the wait began, in milliseconds since 1970-01-01 UTC
     */
    public static Deployment begin(Run<?, ?> run, String id, DeployedService service, long started) throws IOException {
        Deployment deployment;
        synchronized (run) {
            DeploymentsAction action = in(run);
            if (action == null) {
                action = new DeploymentsAction();
                run.addAction(action);
            }
            for (Deployment begun : action.deployments) {
                if (begun.id().equals(id)) {
                    return begun;
                }
            }
            int number = action.deployments.size() + 1;
            deployment = new Deployment(run, id, number, DeploymentState.begun(service, started));
            action.deployments.add(deployment);
        }
        run.save();
        deployment.addToHistory(ServiceSnapshot.EMPTY);
        return deployment;
    }

    @Override
    public void onAttached(Run<?, ?> run) {
        // A new action holds no deployments yet.
    }

    @Override
    public void onLoad(Run<?, ?> run) {
        deployments.forEach(deployment -> deployment.attachTo(run));
    }
}
