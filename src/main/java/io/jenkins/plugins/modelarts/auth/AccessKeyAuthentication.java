package io.jenkins.plugins.modelarts.auth;

import io.jenkins.plugins.modelarts.api.Authentication;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.Problem;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** An access key, which signs every request. A refused one is not tried again, see {@link StopRule}. */
final class AccessKeyAuthentication implements Authentication {

    private static final byte[] NO_BODY = {};

    private final Memory memory;
    private final IamClient iam;
    private final AccessKey key;
    private final Signer signer;
    private final String region;
    private final String projectId;
    private final Fingerprint secret;
    private final Fingerprint project;

    /** @param projectId null for the project that is named like the region */
    AccessKeyAuthentication(
            Memory memory, IamClient iam, AccessKey key, URI iamEndpoint, String region, String projectId) {
        this.memory = memory;
        this.iam = iam;
        this.key = key;
        this.signer = new Signer(key);
        this.region = region;
        this.projectId = projectId;
        secret = Fingerprint.of(key);
        project = Fingerprint.of(key, iamEndpoint, "project", region);
    }

    @Override
    public CompletableFuture<String> projectId() {
        return projectId == null
                ? memory.projectId(project, () -> iam.projectNamed(region, request -> sign(request, Map.of())))
                : CompletableFuture.completedFuture(projectId);
    }

    /** @param request has no body, as all requests to ModelArts that this plugin makes */
    @Override
    public CompletableFuture<Proof> prove(HttpRequest request) {
        return projectId().thenCompose(id -> sign(request, Map.of("X-Project-Id", id)));
    }

    private CompletableFuture<Proof> sign(HttpRequest request, Map<String, String> headers) {
        if (request.bodyPublisher().filter(body -> body.contentLength() != 0).isPresent()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("Signs requests without a body only"));
        }
        Map<String, String> toSign = new TreeMap<>(headers);
        if (key.securityToken() != null) {
            toSign.put("X-Security-Token", key.securityToken());
        }
        // Signed only after the wait, because the signature holds the time.
        return memory.stopRule()
                .enter(secret)
                .thenApply(leave -> new Signature(
                        signer.sign(request.method(), request.uri(), toSign, NO_BODY, memory.now()), leave));
    }

    @Override
    public String toString() {
        return key.toString();
    }

    private static final class Signature implements Proof {

        private final Map<String, String> headers;
        private final StopRule.Leave leave;

        private Signature(Map<String, String> headers, StopRule.Leave leave) {
            this.headers = headers;
            this.leave = leave;
        }

        @Override
        public Map<String, String> headers() {
            return headers;
        }

        @Override
        public boolean refused(ModelArtsException refusal) {
            if (refusesKey(refusal.problem())) {
                leave.refused(refusal);
            } else {
                leave.failed(refusal);
            }
            return false;
        }

        @Override
        public void accepted() {
            leave.accepted();
        }

        /** With a key any doubt about who asks counts as a refusal: the gateway may have counted it as one. */
        private static boolean refusesKey(Problem problem) {
            return problem.isRefusalOfSecret() || problem.isSolvedByNewToken() || problem == Problem.UNAUTHORIZED;
        }
    }
}
