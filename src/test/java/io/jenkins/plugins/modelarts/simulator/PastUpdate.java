package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * An update from before the simulator started.
 *
 * @param time when it began, in ms since 1970-01-01 UTC
 * @param result SUCCESS or FAIL
 * @param models as the update logs have them
 * @param tookMillis how long it took, in ms
 * @param byBuild false when somebody made it elsewhere, such as in the console of ModelArts
 */
public record PastUpdate(long time, String result, List<ObjectNode> models, long tookMillis, boolean byBuild) {

    /** Why it failed; null when it did not. */
    @CheckForNull
    public String reason() {
        return result.equals("FAIL")
                ? "The model container was ended because it ran out of memory (exit code 137)."
                : null;
    }
}
