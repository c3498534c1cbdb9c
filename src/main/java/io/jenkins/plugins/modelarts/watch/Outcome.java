package io.jenkins.plugins.modelarts.watch;

/** How a wait ended. */
public enum Outcome {
    /** ModelArts says that the update succeeded. */
    SUCCESS,
    /** ModelArts says that the update failed. */
    FAIL,
    /** The update is still running, and nobody wants to wait. */
    RUNNING,
    /** There is no such update, and nobody wants to wait. */
    NONE,
    /** No such update appeared within the grace time. */
    NO_UPDATE,
    /** The update was not over at the deadline. */
    TIMED_OUT,
    /** ModelArts could not be asked: refused for good, or at fault too often. */
    ERROR,
    /** Somebody stopped the wait. */
    ABORTED
}
