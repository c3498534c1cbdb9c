package io.jenkins.plugins.modelarts.api;

/**
 * A client, and who stands behind it.
 *
 * @param identity equal for two connections that may share answers: same credentials, region and project. Its
 *     toString shows no secret
 * @param client what asks
 */
public record Connection(Object identity, ModelArtsClient client) {

    /** Makes the connection for a request at the very moment it is sent, so that changed credentials count at once. */
    @FunctionalInterface
    public interface Source {
        Connection connect() throws ModelArtsException;
    }
}
