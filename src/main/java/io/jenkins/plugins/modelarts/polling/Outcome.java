package io.jenkins.plugins.modelarts.polling;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How a wait ended. */
@Restricted(NoExternalUse.class)
public enum Outcome {
    /** ModelArts reports that the update succeeded. */
    SUCCESS,
    /** ModelArts reports that the update failed. */
    FAIL,
    /** The update is still running, and the caller does not want to wait. */
    RUNNING,
    /** There is no such update, and the caller does not want to wait. */
    NONE,
    /** No such update appeared within the grace time. */
    NO_UPDATE,
    /** The update was not over at the deadline. */
    TIMED_OUT,
    /** ModelArts could not be asked: it refused for good, or too many requests failed. */
    ERROR,
    /** Somebody stopped the wait. */
    ABORTED,
    /** The block of the step failed, so no update was judged. */
    NOT_JUDGED
}
