package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.Authorization;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Authorizes requests with a token that the user brings. The plugin cannot renew it. No {@link LockoutGuard} is needed,
 * because a refused token locks no account.
 */
final class ReadyTokenAuthorizer implements RequestAuthorizer {

    private final AuthState state;
    private final IamClient iam;
    private final ReadyToken token;
    private final String region;

    @CheckForNull
    private final String projectId;

    private final SecretDigest project;

    /** @param projectId null for the project that has the region's name */
    ReadyTokenAuthorizer(
            AuthState state,
            IamClient iam,
            ReadyToken token,
            URI iamEndpoint,
            String region,
            @CheckForNull String projectId) {
        this.state = state;
        this.iam = iam;
        this.token = token;
        this.region = region;
        this.projectId = projectId;
        project = SecretDigest.of(token, iamEndpoint, "project", region);
    }

    @Override
    public CompletableFuture<String> projectId() {
        return projectId == null
                ? state.projectId(project, () -> iam.projectNamed(region, this::authorize))
                : CompletableFuture.completedFuture(projectId);
    }

    @Override
    public CompletableFuture<Authorization> authorize(HttpRequest request) {
        return CompletableFuture.completedFuture(new TokenAuthorization());
    }

    @Override
    public String toString() {
        return token.toString();
    }

    private final class TokenAuthorization implements Authorization {

        @Override
        public Map<String, String> headers() {
            return Map.of("X-Auth-Token", token.token());
        }

        @Override
        public boolean rejected(ModelArtsException failure) {
            return false;
        }
    }
}
