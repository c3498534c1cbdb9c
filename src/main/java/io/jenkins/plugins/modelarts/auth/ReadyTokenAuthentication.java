package io.jenkins.plugins.modelarts.auth;

import io.jenkins.plugins.modelarts.api.Authentication;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A token from elsewhere. When it has ended, only its owner can help; refusing a token locks nobody out. */
final class ReadyTokenAuthentication implements Authentication {

    private final Memory memory;
    private final IamClient iam;
    private final ReadyToken token;
    private final String region;
    private final String projectId;
    private final Fingerprint project;

    /** @param projectId null for the project that is named like the region */
    ReadyTokenAuthentication(
            Memory memory, IamClient iam, ReadyToken token, URI iamEndpoint, String region, String projectId) {
        this.memory = memory;
        this.iam = iam;
        this.token = token;
        this.region = region;
        this.projectId = projectId;
        project = Fingerprint.of(token, iamEndpoint, "project", region);
    }

    @Override
    public CompletableFuture<String> projectId() {
        return projectId == null
                ? memory.projectId(project, () -> iam.projectNamed(region, this::prove))
                : CompletableFuture.completedFuture(projectId);
    }

    @Override
    public CompletableFuture<Proof> prove(HttpRequest request) {
        return CompletableFuture.completedFuture(new TokenProof());
    }

    @Override
    public String toString() {
        return token.toString();
    }

    private final class TokenProof implements Proof {

        @Override
        public Map<String, String> headers() {
            return Map.of("X-Auth-Token", token.token());
        }

        @Override
        public boolean refused(ModelArtsException refusal) {
            return false;
        }
    }
}
