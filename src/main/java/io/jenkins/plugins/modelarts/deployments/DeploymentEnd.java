package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How the wait of a deployment ended. Immutable. */
@Restricted(NoExternalUse.class)
public final class DeploymentEnd {

    private static final int MAX_REASON = 600;

    private final Outcome outcome;

    @CheckForNull
    private final String reason;

    private final long waitedMillis;

    @CheckForNull
    private final Long updateMillis;

    /**
     * @param reason why the deployment did not succeed; null when it did
     * @param waitedMillis how long the wait took, in milliseconds
     */
    public DeploymentEnd(Outcome outcome, @CheckForNull String reason, long waitedMillis) {
        this(outcome, reason, waitedMillis, null);
    }

    /**
     * @param reason why the deployment did not succeed; null when it did
     * @param waitedMillis how long the wait took, in milliseconds
     * @param updateMillis how long the update took, in milliseconds; null when nobody saw both that it ran and its end
     */
    public DeploymentEnd(
            Outcome outcome, @CheckForNull String reason, long waitedMillis, @CheckForNull Long updateMillis) {
        this.outcome = outcome;
        this.reason = Text.briefOrNull(reason, MAX_REASON);
        this.waitedMillis = waitedMillis;
        this.updateMillis = updateMillis;
    }

    /** A build.xml that lacks the outcome, or holds one of a later version, still says that the wait is over. */
    private Object readResolve() {
        return new DeploymentEnd(
                Objects.requireNonNullElse(outcome, Outcome.ERROR), reason, waitedMillis, updateMillis);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Why the deployment did not succeed. */
    @CheckForNull
    public String reason() {
        return reason;
    }

    /** How long the wait took, in milliseconds. */
    public long waitedMillis() {
        return waitedMillis;
    }

    /** How long the update took, in milliseconds; null when nobody saw both that it ran and its end. */
    @CheckForNull
    public Long updateMillis() {
        return updateMillis;
    }
}
