package io.jenkins.plugins.modelarts.client.auth;

/**
 * Where a secret is sent to, as narrowly as a server can refuse it there. Immutable.
 *
 * @param host host and port of the endpoint
 * @param project id or name of the project
 */
record Target(String host, String project) {}
