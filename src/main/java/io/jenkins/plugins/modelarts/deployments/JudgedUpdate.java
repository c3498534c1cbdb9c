package io.jenkins.plugins.modelarts.deployments;

import com.thoughtworks.xstream.annotations.XStreamAsAttribute;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.EpochMillis;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The update that a deployment is about, and what ModelArts says of it. Immutable. */
@Restricted(NoExternalUse.class)
public final class JudgedUpdate {

    private static final int MAX_RESULT = 64;

    @CheckForNull
    @XStreamAsAttribute
    private final Long updateTime;

    @CheckForNull
    @XStreamAsAttribute
    private final String result;

    JudgedUpdate(@CheckForNull Long updateTime, @CheckForNull String result) {
        // A file may be older than the rule which times are none.
        this.updateTime = EpochMillis.orNull(updateTime);
        this.result = Text.briefOrNull(result, MAX_RESULT);
    }

    private Object readResolve() {
        return new JudgedUpdate(updateTime, result);
    }

    static JudgedUpdate of(Log log) {
        return new JudgedUpdate(log.updateTime(), log.result());
    }

    /** When the update began, in milliseconds since 1970-01-01 UTC. */
    @CheckForNull
    public Long updateTime() {
        return updateTime;
    }

    /** SUCCESS, FAIL or RUNNING. An unknown word of ModelArts counts as RUNNING; without any word it is NONE. */
    public String result() {
        if (result == null) {
            return DeploymentState.NO_RESULT;
        }
        return switch (UpdateState.of(result)) {
            case SUCCESS -> "SUCCESS";
            case FAIL -> "FAIL";
            case RUNNING, UNKNOWN -> "RUNNING";
        };
    }
}
