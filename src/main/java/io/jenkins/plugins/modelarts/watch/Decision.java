package io.jenkins.plugins.modelarts.watch;

import io.jenkins.plugins.modelarts.api.Log;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import java.util.List;

/**
 * What to do after an answer: be done, or ask again later.
 *
 * @param outcome how the wait ended; null to ask again
 * @param delayMillis how long to wait before asking again, in milliseconds; 0 when done
 * @param judged the update that is judged; null when there is none
 * @param failure why ModelArts could not be asked, when it could not; null otherwise
 * @param remarks what to tell whoever follows the wait, in order
 */
public record Decision(
        Outcome outcome, long delayMillis, Log judged, ModelArtsException failure, List<Remark> remarks) {

    public Decision {
        remarks = List.copyOf(remarks);
    }

    public boolean isDone() {
        return outcome != null;
    }
}
