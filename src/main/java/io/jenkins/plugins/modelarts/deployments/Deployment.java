package io.jenkins.plugins.modelarts.deployments;

import com.thoughtworks.xstream.annotations.XStreamAlias;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.client.model.Log;
import java.io.IOException;
import java.util.function.Supplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One deployment that a build waits for, or waited for. build.xml keeps this object, so it is small. What ModelArts said is
 * in a file of its own, see {@link DeploymentStore}. Thread-safe: one thread changes it, and many read it.
 */
@XStreamAlias("modelarts-deployment")
@Restricted(NoExternalUse.class)
public final class Deployment {

    private final String id;
    private final int number;
    private volatile DeploymentState state;

    private transient volatile DeploymentStore store;

    @Nullable
    private transient volatile Supplier<String> status;

    Deployment(Run<?, ?> run, String id, int number, DeploymentState state) {
        this.id = id;
        this.number = number;
        this.state = state;
        this.store = new DeploymentStore(run);
    }

    void attachTo(Run<?, ?> run) {
        store = new DeploymentStore(run);
    }

    /** @param supplier says in the reader's language what the wait is waiting for */
    public void showStatus(Supplier<String> supplier) {
        status = supplier;
    }

    /**
     * Takes over what a response says while the build waits. Nothing is written yet.
     *
     * @param judged the update that the wait judges; null when there is none yet
     */
    public void onResponse(DeployedService service, ServiceSnapshot seen, @CheckForNull Log judged) {
        state = state.seen(service, seen, judged);
    }

    /** Ends the deployment and keeps it with the build and in the job's history. */
    public void onEnd(DeploymentEnd end, ServiceSnapshot seen) throws IOException {
        store.writeSnapshot(number, seen);
        state = state.ended(end);
        status = null;
        store.saveRun();
        addToHistory(seen);
    }

    void addToHistory(ServiceSnapshot seen) {
        store.addToHistory(number, state, seen);
    }

    /** What is known by now. Read it once to get all of one moment. */
    public DeploymentState state() {
        return state;
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

    String id() {
        return id;
    }

    /** Counts the deployments of one build, from 1. */
    public int number() {
        return number;
    }
}
