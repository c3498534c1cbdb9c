package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.Authorization;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Signs every request with an access key. {@link LockoutGuard} stops a key that the gateway refused. */
final class AccessKeyAuthorizer implements RequestAuthorizer {

    private static final byte[] NO_BODY = {};

    private final AuthState state;
    private final IamClient iam;
    private final AccessKey key;
    private final Signer signer;
    private final String region;

    @CheckForNull
    private final String projectId;

    private final SecretDigest secret;
    private final SecretDigest project;
    private final boolean insistent;

    /**
     * @param projectId null for the project that has the region's name
     * @param insistent whether to try once although the key is stopped
     */
    AccessKeyAuthorizer(
            AuthState state,
            IamClient iam,
            AccessKey key,
            URI iamEndpoint,
            String region,
            @CheckForNull String projectId,
            boolean insistent) {
        this.state = state;
        this.iam = iam;
        this.key = key;
        this.signer = new Signer(key);
        this.region = region;
        this.projectId = projectId;
        this.insistent = insistent;
        secret = SecretDigest.ofCloud(key, iamEndpoint);
        project = SecretDigest.of(key, iamEndpoint, "project", region);
    }

    @Override
    public CompletableFuture<String> projectId() {
        return projectId == null
                ? state.projectId(project, () -> iam.projectNamed(region, request -> sign(request, Map.of())))
                : CompletableFuture.completedFuture(projectId);
    }

    /** @param request has no body, as no request of this plugin to ModelArts has */
    @Override
    public CompletableFuture<Authorization> authorize(HttpRequest request) {
        return projectId().thenCompose(id -> sign(request, Map.of("X-Project-Id", id)));
    }

    private CompletableFuture<Authorization> sign(HttpRequest request, Map<String, String> headers) {
        if (request.bodyPublisher().isPresent()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("Only signs requests without a body"));
        }
        Map<String, String> toSign = new TreeMap<>(headers);
        if (key.securityToken() != null) {
            toSign.put("X-Security-Token", key.securityToken());
        }
        Target target = new Target(request.uri().getAuthority(), headers.getOrDefault("X-Project-Id", region));
        // Signed only when the permit is there, because the signature holds the time.
        return state.guard()
                .acquire(secret, target, LockoutGuard.SIGNATURES, insistent)
                .thenApply(permit -> new SignedRequest(
                        signer.sign(request.method(), request.uri(), toSign, NO_BODY, state.now()), permit));
    }

    @Override
    public String toString() {
        return key.toString();
    }

    private record SignedRequest(Map<String, String> headers, LockoutGuard.Permit permit) implements Authorization {

        @Override
        public void accepted() {
            permit.accepted();
        }

        @Override
        public boolean rejected(ModelArtsException failure) {
            permit.report(failure);
            return false;
        }

        /** Without the headers, which hold the signature. */
        @Override
        public String toString() {
            return "signed request";
        }
    }
}
