package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A message for whoever follows a wait, to be shown once.
 *
 * @param kind what it is about
 * @param log the update, when there is one
 * @param detail a word of the update or the message of a failure, empty when the kind needs none
 */
@Restricted(NoExternalUse.class)
public record Notice(Kind kind, @CheckForNull Log log, String detail) {

    /** What a notice is about. */
    public enum Kind {
        /** ModelArts has no record of such an update yet. */
        NO_UPDATE_YET,
        /** The judged update was found, or its result changed. The detail is the result. */
        RESULT_CHANGED,
        /** A newer update appeared, which is not judged. The log is the newer one, the detail is the judged one's time. */
        SUPERSEDED,
        /**
         * More than one update may be the build's, and all of them have to succeed. The log is the newest, the detail is the
         * time of the oldest.
         */
        AMBIGUOUS,
        /** ModelArts' clock is behind this machine's by more than the correction admits. */
        CLOCK_BEHIND,
        /** The plugin does not know the result. The detail is the result. */
        UNKNOWN_RESULT,
        /** The update takes more than twice the usual time. The detail is the usual time in milliseconds. */
        OVERDUE,
        /** Nothing changed for a while. */
        STILL_WAITING,
        /** A request failed and will be repeated. The detail is the message of the failure. */
        REQUEST_FAILED,
        /** ModelArts responds again. */
        RECOVERED
    }
}
