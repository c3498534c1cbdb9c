package io.jenkins.plugins.modelarts.api;

/**
 * What an update did on one edge node (API page, Table 11). Immutable; what the answer lacks is null.
 *
 * @param result true when the operation succeeded, false when it failed
 * @param nodeName name of the edge node
 * @param operation "deploy" or "delete"
 * @param nodeId id of the edge node
 */
public record UpdateResult(Boolean result, String nodeName, String operation, String nodeId) {}
