package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What an update did on one edge node (API page, Table 11). Immutable.
 *
 * @param result true when the operation succeeded, false when it failed
 * @param nodeName name of the edge node
 * @param operation "deploy" or "delete"
 * @param nodeId id of the edge node
 */
@Restricted(NoExternalUse.class)
public record UpdateResult(
        @CheckForNull Boolean result,
        @CheckForNull String nodeName,
        @CheckForNull String operation,
        @CheckForNull String nodeId) {

    public UpdateResult {
        nodeName = CleanText.name(nodeName);
        operation = CleanText.name(operation);
        nodeId = CleanText.name(nodeId);
    }

    /** The name of the node, or else its id; null when the response lacks both. */
    @CheckForNull
    public String label() {
        return nodeName == null ? nodeId : nodeName;
    }
}
