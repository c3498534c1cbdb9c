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

    public String getName() {
        return node.nodeName() == null ? node.nodeId() : node.nodeName();
    }

    public String getId() {
        return node.nodeId();
    }

    /** In the reader's language. An operation that is not documented is shown as it is. */
    public String getOperation() {
        if ("deploy".equals(node.operation())) {
            return Messages.NodeView_deploy();
        }
        return "delete".equals(node.operation()) ? Messages.NodeView_delete() : node.operation();
    }

    /** Null when the response lacks the result. */
    @CheckForNull
    public Verdict getVerdict() {
        return node.result() == null ? null : node.result() ? Verdict.SUCCESS : Verdict.FAIL;
    }
}
