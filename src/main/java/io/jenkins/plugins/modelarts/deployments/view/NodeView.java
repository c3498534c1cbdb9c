package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.UpdateResult;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What an update did on an edge node, as a page shows it. */
@Restricted(NoExternalUse.class)
public final class NodeView {

    private final UpdateResult node;

    NodeView(UpdateResult node) {
        this.node = node;
    }

    /** The name of the node, or else its id; null when the response lacks both. */
    @CheckForNull
    public String getName() {
        return node.label();
    }

    @CheckForNull
    public String getId() {
        return node.nodeId();
    }

    /** In the reader's language. An operation that is not documented is shown as it is. */
    @CheckForNull
    public String getOperation() {
        if ("deploy".equals(node.operation())) {
            return Messages.NodeView_deploy();
        }
        return "delete".equals(node.operation()) ? Messages.NodeView_delete() : node.operation();
    }

    /** Null when the response lacks the result. */
    @CheckForNull
    public Verdict getVerdict() {
        Boolean succeeded = node.result();
        if (succeeded == null) {
            return null;
        }
        return succeeded ? Verdict.SUCCESS : Verdict.FAIL;
    }
}
