package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.Log;
import java.util.List;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What to do after a response or a failure: end the wait, or ask again. Immutable.
 *
 * @param outcome how the wait ended; null to ask again
 * @param delayMillis how long to wait before asking again, in milliseconds; 0 when the wait ended
 * @param judged the update that is judged, when there is one
 * @param progress how far this update is; null when it is over, or nobody knows
 * @param failure why ModelArts could not be asked, when it could not
 * @param notices messages for whoever follows the wait, in order
 */
@Restricted(NoExternalUse.class)
public record Decision(
        @CheckForNull Outcome outcome,
        long delayMillis,
        @CheckForNull Log judged,
        @CheckForNull UpdateProgress progress,
        @CheckForNull ModelArtsException failure,
        List<Notice> notices) {

    public Decision {
        notices = List.copyOf(notices);
    }

    /** The wait ended, because ModelArts could not be asked. */
    static Decision failed(Outcome outcome, ModelArtsException failure) {
        return new Decision(outcome, 0, null, null, failure, List.of());
    }

    /** The same without the notices, which can hold records that a wait need not keep. */
    public Decision withoutNotices() {
        return new Decision(outcome, delayMillis, judged, progress, failure, List.of());
    }

    /** Whether the wait ended. */
    public boolean isDone() {
        return outcome != null;
    }

    /** How the wait ended. Only for a decision that {@link #isDone}. */
    public Outcome finalOutcome() {
        return Objects.requireNonNull(outcome);
    }
}
