package io.jenkins.plugins.modelarts.auth;

import io.jenkins.plugins.modelarts.api.Authentication;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.Problem;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An IAM user, proved by a token that is fetched once for all, and renewed ten minutes before it ends. */
final class TokenAuthentication implements Authentication {

    private final Memory memory;
    private final IamClient iam;
    private final IamUser user;
    private final String region;
    private final String projectId;
    private final Fingerprint secret;
    private final Fingerprint scope;

    /** @param projectId null for the project that is named like the region */
    TokenAuthentication(Memory memory, IamClient iam, IamUser user, URI iamEndpoint, String region, String projectId) {
        this.memory = memory;
        this.iam = iam;
        this.user = user;
        this.region = region;
        this.projectId = projectId;
        secret = Fingerprint.of(user);
        scope = Fingerprint.of(user, iamEndpoint, "token", projectId == null ? region : null, projectId);
    }

    @Override
    public CompletableFuture<String> projectId() {
        return projectId == null
                ? token().thenApply(inUse -> inUse.token().projectId())
                : CompletableFuture.completedFuture(projectId);
    }

    @Override
    public CompletableFuture<Proof> prove(HttpRequest request) {
        return token().thenApply(TokenProof::new);
    }

    private CompletableFuture<TokenInUse> token() {
        return memory.tokens().get(scope, this::renew);
    }

    private CompletableFuture<TokenInUse> renew(Optional<TokenInUse> replaced) {
        return memory.stopRule()
                .enter(secret)
                .thenCompose(leave -> iam.token(user, region, projectId).handle((token, thrown) -> {
                    if (thrown == null) {
                        leave.accepted();
                        return new TokenInUse(token, replaced.orElse(null));
                    }
                    ModelArtsException failure = ModelArtsException.in(thrown);
                    if (failure.problem().isRefusalOfSecret()) {
                        throw new CompletionException(leave.refused(failure));
                    }
                    leave.failed(failure);
                    return replaced.filter(old -> failure.problem().isPassing() && old.isUsable(memory.now()))
                            .orElseThrow(() -> new CompletionException(failure));
                }));
    }

    @Override
    public String toString() {
        return user.toString();
    }

    private final class TokenProof implements Proof {

        private final TokenInUse inUse;

        private TokenProof(TokenInUse inUse) {
            this.inUse = inUse;
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("X-Auth-Token", inUse.token().value());
        }

        @Override
        public boolean refused(ModelArtsException refusal) {
            boolean ended = refusal.problem().isSolvedByNewToken();
            // Something is wrong with a token that the server cannot even name: keep it from the next builds.
            boolean unusable = refusal.problem() == Problem.UNAUTHORIZED;
            // One that was good before has ended, whatever words the server finds for it.
            boolean mayHelp = ended || unusable && inUse.wasAccepted();
            return (ended || unusable) && inUse.refused(memory.now()) && mayHelp;
        }

        @Override
        public void accepted() {
            inUse.accepted();
        }
    }
}
