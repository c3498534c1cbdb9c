package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import hudson.util.CopyOnWriteList;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jenkins.model.RunAction2;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Keeps the deployments of a build in its build.xml. It has no page of its own. Thread-safe. */
@Restricted(NoExternalUse.class)
public final class DeploymentsAction extends InvisibleAction implements RunAction2 {

    /** A build with more of them would make build.xml and its page slow for everyone. */
    public static final int MAX_DEPLOYMENTS = 100;

    private final CopyOnWriteList<Deployment> deployments;

    /** The newest judged updates of the deployments that are not kept, by {@link DeployedService#key}. */
    @CheckForNull
    private volatile HashMap<String, Long> judgedUnrecorded;

    /** Number of the deployment that ended last; 0 if none ended, or if it is not kept. */
    private volatile int lastEnded;

    /** The end of the deployment that ended last, if it is not kept. */
    @CheckForNull
    private volatile DeploymentState lastUnrecorded;

    private DeploymentsAction(CopyOnWriteList<Deployment> deployments) {
        this.deployments = deployments;
    }

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

    /** The deployment of a build that has this number. */
    public static Optional<Deployment> find(Run<?, ?> run, int number) {
        return of(run).stream()
                .filter(deployment -> deployment.number() == number)
                .findFirst();
    }

    /**
     * The newest update of each service that an ended wait of the build judged.
     *
     * @return by {@link DeployedService#key}, in milliseconds since 1970-01-01 UTC by ModelArts' clock
     */
    public static Map<String, Long> judgedUpdates(Run<?, ?> run) {
        DeploymentsAction action = in(run);
        if (action == null) {
            return Map.of();
        }
        Map<String, Long> judged = action.judgedUnrecorded();
        action.deployments.forEach(deployment -> addJudged(deployment.state(), judged));
        return judged;
    }

    private HashMap<String, Long> judgedUnrecorded() {
        HashMap<String, Long> judged = judgedUnrecorded;
        return judged == null ? new HashMap<>() : new HashMap<>(judged);
    }

    private static void addJudged(DeploymentState state, Map<String, Long> judged) {
        Long updateTime = state.updateTime();
        boolean isJudged = state.outcome() == Outcome.SUCCESS || state.outcome() == Outcome.FAIL;
        if (isJudged && updateTime != null) {
            judged.merge(state.service().key(), updateTime, Math::max);
        }
    }

    /**
     * Remembers what a deployment judged that is not kept, because a later wait must not judge it again. Whoever calls this
     * saves the build.
     */
    static void onUnrecordedEnd(Run<?, ?> run, DeploymentState state) {
        DeploymentsAction action = in(run);
        if (action != null) {
            synchronized (action) {
                HashMap<String, Long> judged = action.judgedUnrecorded();
                addJudged(state, judged);
                action.judgedUnrecorded = judged;
                action.lastUnrecorded = state;
            }
        }
    }

    /** Remembers that the deployment with this number is the last that ended. Whoever calls this saves the build. */
    static void onEnd(Run<?, ?> run, int number) {
        DeploymentsAction action = in(run);
        if (action != null) {
            synchronized (action) {
                action.lastEnded = number;
                action.lastUnrecorded = null;
            }
        }
    }

    /** The deployment that ended last, which need not be the one that began last; null before the first end. */
    @CheckForNull
    static DeploymentState lastEnded(Run<?, ?> run) {
        DeploymentsAction action = in(run);
        if (action == null) {
            return null;
        }
        DeploymentState unrecorded = action.lastUnrecorded;
        return unrecorded != null
                ? unrecorded
                : find(run, action.lastEnded).map(Deployment::state).orElse(null);
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
     * Adds a deployment to a build, so that its page is there from the first second. A build that continues after a restart
     * finds the deployment again, without an end that the build did not learn of. Does not save the build. When the build has
     * {@value #MAX_DEPLOYMENTS} deployments, nothing keeps the new one, see {@link Deployment#isRecorded}.
     *
     * @param id distinguishes the deployments of a build
     * @param started when the wait began, in milliseconds since 1970-01-01 UTC
     * @param kept how many deployments the job's history keeps
     */
    public static Deployment begin(Run<?, ?> run, String id, DeployedService service, long started, int kept) {
        Deployment deployment;
        synchronized (run) {
            DeploymentsAction action = in(run);
            if (action == null) {
                action = new DeploymentsAction(new CopyOnWriteList<>());
                run.addAction(action);
            }
            for (Deployment begun : action.deployments) {
                if (id.equals(begun.id())) {
                    begun.onContinued();
                    return begun;
                }
            }
            if (action.deployments.size() >= MAX_DEPLOYMENTS) {
                return new Deployment(run, id, 0, DeploymentState.begun(service, started));
            }
            int number = action.deployments.size() + 1;
            deployment = new Deployment(run, id, number, DeploymentState.begun(service, started));
            action.deployments.add(deployment);
        }
        deployment.onBegin(kept);
        return deployment;
    }

    /** Gives what a broken build.xml lacks its default, because Jenkins reads XML without the constructor. */
    private Object readResolve() {
        List<?> read = Objects.requireNonNullElse(deployments, new CopyOnWriteList<Deployment>())
                .getView();
        List<Deployment> known = read.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList();
        DeploymentsAction complete = new DeploymentsAction(new CopyOnWriteList<>(known));
        complete.judgedUnrecorded = judgedUnrecorded;
        complete.lastEnded = lastEnded;
        complete.lastUnrecorded = lastUnrecorded;
        return complete;
    }

    @Override
    public void onAttached(Run<?, ?> run) {
        // A new action holds no deployments yet.
    }

    @Override
    public void onLoad(Run<?, ?> run) {
        attachTo(run);
        for (Deployment deployment : deployments) {
            if (deployment.findEnd()) {
                lastEnded = deployment.number();
            }
        }
    }

    void attachTo(Run<?, ?> run) {
        deployments.forEach(deployment -> deployment.attachTo(run));
    }
}
