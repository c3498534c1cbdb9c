package io.jenkins.plugins.modelarts.deployments;

import com.thoughtworks.xstream.annotations.XStreamAlias;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.polling.UpdateProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One deployment that a build waits for, or waited for. build.xml keeps this object, so it is small. What ModelArts said is
 * in a file of its own, see {@link DeploymentStore}. Thread-safe: one thread changes it, and many read it.
 */
@XStreamAlias("modelarts-deployment")
@Restricted(NoExternalUse.class)
public final class Deployment {

    /** The URL of the page with the deployments of a build, relative to the build. */
    public static final String PAGE = "modelarts";

    private static final Logger LOGGER = Logger.getLogger(Deployment.class.getName());

    /** Writes one of the files. */
    private interface Writing {
        void write() throws IOException;
    }

    private final String id;
    private final int number;
    private volatile DeploymentState state;

    private transient volatile DeploymentStore store;

    @Nullable
    private transient volatile Supplier<String> status;

    /** Whether ModelArts responded since the wait began or Jenkins started. */
    private transient boolean responded;

    Deployment(Run<?, ?> run, String id, int number, DeploymentState state) {
        this.id = id;
        this.number = number;
        this.state = state;
        this.store = new DeploymentStore(run);
    }

    private Object readResolve() {
        state = Objects.requireNonNullElse(state, DeploymentState.begun(DeployedService.UNKNOWN, 0));
        return this;
    }

    void attachTo(Run<?, ?> run) {
        store = new DeploymentStore(run);
    }

    /**
     * Takes the end of the wait from the history if the build does not have it, because Jenkins was killed before it saved
     * the build.
     *
     * @return whether there was one
     */
    boolean findEnd() {
        if (state.end() != null) {
            return false;
        }
        Optional<DeploymentState> ended = kept().filter(known -> known.end() != null);
        ended.ifPresent(known -> state = known);
        return ended.isPresent();
    }

    /** @param supplier says in the reader's language what the wait is waiting for */
    public void showStatus(Supplier<String> supplier) {
        status = supplier;
    }

    /**
     * Takes over what a response says while the build waits. Nothing is written yet.
     *
     * @param judged the update that the wait judges; null when there is none yet
     * @param progress how far this update is; null when nobody knows
     */
    public void onResponse(
            DeployedService service,
            ServiceSnapshot seen,
            @CheckForNull Log judged,
            @CheckForNull UpdateProgress progress) {
        state = state.seen(service, seen, judged, progress);
        if (!responded) {
            responded = true;
            DeploymentListener.fire(DeploymentListener::onFirstResponse, this);
        }
    }

    /**
     * Ends the deployment and keeps it with the build and in the job's history. The page shows the end first. Then each of
     * the files is written, whatever happens to the others. Only the first end counts until the wait continues after a
     * restart.
     *
     * @return why a file could not be written; empty when all were
     */
    public List<Exception> onEnd(DeploymentEnd end, ServiceSnapshot seen) {
        status = null;
        if (state.end() != null) {
            return List.of();
        }
        DeploymentState ended = state.ended(end);
        state = ended;
        List<Exception> failures = new ArrayList<>();
        if (!isRecorded()) {
            DeploymentsAction.onUnrecordedEnd(run(), ended);
            write(store::saveEndedRun).ifPresent(failures::add);
            return failures;
        }
        DeploymentsAction.onEnd(run(), number);
        write(() -> store.writeSnapshot(number, seen)).ifPresent(failures::add);
        state = ended.written();
        write(store::saveEndedRun).ifPresent(failures::add);
        write(() -> store.endHistory(number, ended, seen)).ifPresent(failures::add);
        DeploymentListener.fire(DeploymentListener::onEnd, this);
        return failures;
    }

    /**
     * Writes to the history which update the wait judges, so that it judges the same after a restart.
     *
     * @return whether it is written
     */
    public boolean keepUpdate() {
        return isRecorded() && write(() -> store.continueHistory(number, state)).isEmpty();
    }

    /** What the history knows of the deployment. */
    public Optional<DeploymentState> kept() {
        return isRecorded() ? store.stateInHistory(number) : Optional.empty();
    }

    /** The wait continues after a restart, whatever was kept of an end that its build never learned of. */
    void onContinued() {
        if (state.end() != null) {
            DeploymentState continued = state.continued();
            state = continued;
            write(() -> store.continueHistory(number, continued));
        }
    }

    /** @param kept how many deployments the job's history keeps */
    void onBegin(int kept) {
        write(() -> store.beginHistory(number, state, kept));
    }

    /** Returns why it could not be written; empty when it was. */
    private Optional<Exception> write(Writing writing) {
        try {
            writing.write();
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot keep a deployment of " + run());
            return Optional.of(e);
        }
    }

    /** Whether build and job keep it. A build keeps a limited number of deployments. */
    public boolean isRecorded() {
        return number > 0;
    }

    /**
     * What is known by now. Read it once to get all of one moment. When the build is over, so is the wait, even if Jenkins
     * stopped before the wait could say how it ended.
     */
    public DeploymentState state() {
        DeploymentState now = state;
        Run<?, ?> run = run();
        if (now.end() != null || run.isBuilding()) {
            return now;
        }
        return now.interrupted(Math.max(0, run.getStartTimeInMillis() + run.getDuration() - now.started()));
    }

    /** Whether the build is over, and the wait did not say how it ended. */
    boolean isInterrupted() {
        return state.end() == null && !run().isBuilding();
    }

    /** What ModelArts said about the deployment in this state; empty when it said nothing, or the file is gone. */
    public ServiceSnapshot snapshot(DeploymentState at) {
        ServiceSnapshot live = at.live();
        return live == null ? store.readSnapshot(number) : live;
    }

    /** What the wait is waiting for, or null when the wait is over or was interrupted. */
    @CheckForNull
    public String status() {
        Supplier<String> now = status;
        return now == null ? null : now.get();
    }

    public Run<?, ?> run() {
        return store.run();
    }

    /** URL of the deployment on the page of its build, relative to the root of Jenkins. */
    public String url() {
        return url(run().getUrl(), number);
    }

    /** @param build URL of the build, relative to the root of Jenkins */
    public static String url(String build, int number) {
        return build + PAGE + "/#deployment-" + number;
    }

    String id() {
        return id;
    }

    /** Counts the deployments of one build, from 1; 0 when it is not recorded. */
    public int number() {
        return number;
    }
}
