package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.polling.UpdateProgress;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * All that is known of a deployment at one moment. A {@link Deployment} replaces it as a whole, so whoever reads one state
 * never mixes two moments. Immutable.
 */
@Restricted(NoExternalUse.class)
public final class DeploymentState {

    static final String NO_RESULT = "NONE";

    private final DeployedService service;
    private final long started;

    @CheckForNull
    private final JudgedUpdate update;

    @CheckForNull
    private final DeploymentEnd end;

    /** What ModelArts said last while the build waits. After the wait it is in a file, see {@link DeploymentStore}. */
    @CheckForNull
    private final transient ServiceSnapshot live;

    @CheckForNull
    private final transient UpdateProgress progress;

    DeploymentState(
            DeployedService service,
            long started,
            @CheckForNull JudgedUpdate update,
            @CheckForNull DeploymentEnd end,
            @CheckForNull ServiceSnapshot live) {
        this(service, started, update, end, live, null);
    }

    private DeploymentState(
            DeployedService service,
            long started,
            @CheckForNull JudgedUpdate update,
            @CheckForNull DeploymentEnd end,
            @CheckForNull ServiceSnapshot live,
            @CheckForNull UpdateProgress progress) {
        this.service = service;
        this.started = started;
        this.update = update;
        this.end = end;
        this.live = live;
        this.progress = progress;
    }

    static DeploymentState begun(DeployedService service, long started) {
        return new DeploymentState(service, started, null, null, ServiceSnapshot.EMPTY);
    }

    private Object readResolve() {
        return new DeploymentState(
                Objects.requireNonNullElse(service, DeployedService.UNKNOWN), started, update, end, null);
    }

    DeploymentState seen(
            DeployedService seen,
            ServiceSnapshot snapshot,
            @CheckForNull Log judged,
            @CheckForNull UpdateProgress how) {
        return new DeploymentState(
                seen.orNamed(service.serviceName()),
                started,
                judged == null ? update : JudgedUpdate.of(judged),
                end,
                snapshot,
                how);
    }

    DeploymentState ended(DeploymentEnd how) {
        return new DeploymentState(service, started, update, how, live);
    }

    /** The same without its end, of which the build did not learn before Jenkins was killed. */
    DeploymentState continued() {
        return new DeploymentState(service, started, update, null, live);
    }

    /** The same after what ModelArts said was written to its file. */
    DeploymentState written() {
        return new DeploymentState(service, started, update, end, null);
    }

    /**
     * The state of a wait that ended together with its build and could not say so.
     *
     * @param waitedMillis how long the wait can have taken at most, in milliseconds
     */
    DeploymentState interrupted(long waitedMillis) {
        return ended(new DeploymentEnd(Outcome.ABORTED, Messages.DeploymentState_interrupted(), waitedMillis));
    }

    public DeployedService service() {
        return service;
    }

    /** When the wait began, in milliseconds since 1970-01-01 UTC. */
    public long started() {
        return started;
    }

    /** How the wait ended, or null while it goes on. */
    @CheckForNull
    public DeploymentEnd end() {
        return end;
    }

    /** How the wait ended, or null while it goes on. */
    @CheckForNull
    public Outcome outcome() {
        return end == null ? null : end.outcome();
    }

    /** Why the deployment did not succeed; null when it did, or while the wait goes on. */
    @CheckForNull
    public String reason() {
        return end == null ? null : end.reason();
    }

    /** What ModelArts says of the update: SUCCESS, FAIL or RUNNING; NONE when there is no update. */
    public String result() {
        return update == null ? NO_RESULT : update.result();
    }

    /** When the judged update began, in milliseconds since 1970-01-01 UTC; null when there is none. */
    @CheckForNull
    public Long updateTime() {
        return update == null ? null : update.updateTime();
    }

    /** How far the update is, while the build waits; null when nobody knows. */
    @CheckForNull
    public UpdateProgress progress() {
        return progress;
    }

    @CheckForNull
    ServiceSnapshot live() {
        return live;
    }
}
