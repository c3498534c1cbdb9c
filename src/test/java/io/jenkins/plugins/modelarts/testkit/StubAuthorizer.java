package io.jenkins.plugins.modelarts.testkit;

import io.jenkins.plugins.modelarts.client.Authorization;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Authorizes every request with the same token.
 *
 * @param project id of the project; null for an authorizer that is broken
 * @param token goes into X-Auth-Token
 */
public record StubAuthorizer(String project, String token) implements RequestAuthorizer {

    @Override
    public CompletableFuture<String> projectId() {
        if (project == null) {
            throw new IllegalStateException();
        }
        return CompletableFuture.completedFuture(project);
    }

    @Override
    public CompletableFuture<Authorization> authorize(HttpRequest request) {
        return CompletableFuture.completedFuture(authorization());
    }

    /** What every request gets. */
    public Authorization authorization() {
        return new Authorization() {
            @Override
            public Map<String, String> headers() {
                return Map.of("X-Auth-Token", token);
            }

            @Override
            public boolean rejected(ModelArtsException failure) {
                return false;
            }
        };
    }
}
