package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the result of an update record means. The words are those of the API page, Table 5, "result". */
@Restricted(NoExternalUse.class)
public enum UpdateState {
    /** The update is over and succeeded. */
    SUCCESS,
    /** The update is over and failed. */
    FAIL,
    /** The update is not over. */
    RUNNING,
    /** The result is missing, or a word that the API page does not list: the update counts as not over. */
    UNKNOWN;

    /** @param result in ModelArts' own word, in upper case as the API page writes it */
    public static UpdateState of(@CheckForNull String result) {
        if (result == null) {
            return UNKNOWN;
        }
        return switch (result) {
            case "SUCCESS" -> SUCCESS;
            case "FAIL" -> FAIL;
            case "RUNNING" -> RUNNING;
            default -> UNKNOWN;
        };
    }

    /** Whether the update is over. */
    public boolean isFinal() {
        return this == SUCCESS || this == FAIL;
    }
}
