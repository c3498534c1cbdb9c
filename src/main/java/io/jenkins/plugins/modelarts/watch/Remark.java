package io.jenkins.plugins.modelarts.watch;

import io.jenkins.plugins.modelarts.api.Log;

/**
 * Something that whoever follows a wait should read, once.
 *
 * @param kind what it is about
 * @param log the update meant; null when there is none
 * @param detail a word of the update or the message of a failure; null where the kind needs none
 */
public record Remark(Kind kind, Log log, String detail) {

    /** What a remark is about. */
    public enum Kind {
        /** No such update is recorded yet. */
        NO_UPDATE_YET,
        /** The update to judge was found, or changed its result, which is the detail. */
        UPDATE_IS,
        /** A newer update took the place of an earlier one, which is the log. */
        SUPERSEDED,
        /** The result is a word that this plugin does not know, which is the detail. */
        UNKNOWN_RESULT,
        /** Nothing changed for a while. */
        STILL_WAITING,
        /** ModelArts could not be asked this time, and will be asked again. */
        TROUBLE,
        /** ModelArts answers again. */
        RECOVERED
    }
}
