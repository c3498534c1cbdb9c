package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.Authorization;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Authorizes the requests of an IAM user with a token. All builds share one token, which is renewed ten minutes before it
 * expires.
 */
final class IamTokenAuthorizer implements RequestAuthorizer {

    private final AuthState state;
    private final IamClient iam;
    private final IamUser user;
    private final String region;

    @CheckForNull
    private final String projectId;

    private final URI iamEndpoint;
    private final SecretDigest scope;
    private final Target target;
    private final boolean insistent;

    /**
     * @param projectId null for the project that has the region's name
     * @param insistent whether to try once although the password is stopped
     */
    IamTokenAuthorizer(
            AuthState state,
            IamClient iam,
            IamUser user,
            URI iamEndpoint,
            String region,
            @CheckForNull String projectId,
            boolean insistent) {
        this.state = state;
        this.iam = iam;
        this.user = user;
        this.region = region;
        this.projectId = projectId;
        this.insistent = insistent;
        this.iamEndpoint = iamEndpoint;
        target = new Target(iamEndpoint.getAuthority(), projectId == null ? region : projectId);
        scope = SecretDigest.of(user, iamEndpoint, "token", projectId == null ? region : null, projectId);
    }

    @Override
    public CompletableFuture<String> projectId() {
        return projectId == null
                ? token().thenApply(cached -> cached.token().projectId())
                : CompletableFuture.completedFuture(projectId);
    }

    @Override
    public CompletableFuture<Authorization> authorize(HttpRequest request) {
        return token().thenApply(TokenAuthorization::new);
    }

    /** Only a request for a token needs it, and most requests need none. */
    private SecretDigest secret() {
        return SecretDigest.ofCloud(user, iamEndpoint);
    }

    private CompletableFuture<CachedToken> token() {
        // A token that is still good would hide from the administrator that the password is refused.
        if (insistent && state.guard().isStopped(secret())) {
            return fetch(null).thenApply(fetched -> {
                state.tokens().put(scope, fetched);
                return fetched;
            });
        }
        return state.tokens().get(scope, replaced -> renew(replaced.orElse(null)));
    }

    private CompletableFuture<CachedToken> renew(@CheckForNull CachedToken replaced) {
        CompletableFuture<CachedToken> fetched = fetch(replaced);
        // Whatever keeps the new token away, the old one may still be good.
        return replaced != null && replaced.isUsable(state.now()) ? fetched.exceptionally(thrown -> replaced) : fetched;
    }

    private CompletableFuture<CachedToken> fetch(@CheckForNull CachedToken replaced) {
        return state.guard()
                .acquire(secret(), target, LockoutGuard.PASSWORDS, insistent)
                .thenCompose(permit -> iam.token(user, region, projectId).handle((token, thrown) -> {
                    if (thrown == null) {
                        permit.accepted();
                        return new CachedToken(token, replaced);
                    }
                    throw new CompletionException(permit.report(ModelArtsException.in(thrown)));
                }));
    }

    @Override
    public String toString() {
        return user.toString();
    }

    private final class TokenAuthorization implements Authorization {

        private final CachedToken cached;

        private TokenAuthorization(CachedToken cached) {
            this.cached = cached;
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("X-Auth-Token", cached.token().value());
        }

        @Override
        public void accepted() {
            cached.accepted();
        }

        @Override
        public boolean rejected(ModelArtsException failure) {
            boolean expired = failure.problem().isSolvedByNewToken();
            // The server does not even recognize the token: the next builds must not use it.
            boolean unusable = failure.problem() == Problem.UNAUTHORIZED;
            // A token that was accepted before has expired, whatever the server's error says.
            boolean newTokenMayHelp = expired || unusable && cached.wasAccepted();
            return (expired || unusable) && cached.rejected(state.now()) && newTokenMayHelp;
        }
    }
}
