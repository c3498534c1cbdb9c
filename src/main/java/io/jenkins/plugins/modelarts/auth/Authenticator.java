package io.jenkins.plugins.modelarts.auth;

import io.jenkins.plugins.modelarts.api.Authentication;
import io.jenkins.plugins.modelarts.api.Http;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.Problem;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Turns credentials into an {@link Authentication}. Make one for the whole process: it remembers tokens, so that one
 * request serves all builds, and refused secrets, so that nobody is locked out. Thread-safe.
 */
public final class Authenticator {

    private final Supplier<Http> http;
    private final Memory memory;

    /**
     * @param http gives what to send with, which may change with the proxy
     * @param clock our time; its zone is that of the times in messages
     */
    public Authenticator(Supplier<Http> http, Clock clock) {
        this.http = http;
        this.memory = new Memory(clock);
    }

    /**
     * A way to prove who asks. Sends nothing yet and is cheap, so nobody needs to keep what it returns.
     *
     * @param iamEndpoint base address of IAM in the region, without a path
     * @param region its name is that of the project, when {@code projectId} is not given
     * @param projectId null or blank to take it from the token, or to look it up
     * @throws ModelArtsException when the credentials or the project id cannot be sent at all: something is missing,
     *     or there are characters in them that no such value has
     */
    public Authentication of(CloudIdentity who, URI iamEndpoint, String region, String projectId)
            throws ModelArtsException {
        String project = projectId == null || projectId.isBlank() ? null : projectId.strip();
        if (project != null && !HeaderValue.isLegal(project)) {
            throw ModelArtsException.withMessage(Problem.WRONG_PROJECT, Messages.Illegal_projectId());
        }
        IamClient iam = new IamClient(http.get(), iamEndpoint);
        if (who instanceof IamUser user) {
            check(
                    !user.accountName().isEmpty()
                            && !user.userName().isEmpty()
                            && !user.password().isEmpty(),
                    Messages.Illegal_user());
            return new TokenAuthentication(memory, iam, user, iamEndpoint, region, project);
        }
        if (who instanceof AccessKey key) {
            check(HeaderValue.isLegal(key.accessKey()) && !key.secretKey().isEmpty(), Messages.Illegal_accessKey());
            check(
                    key.securityToken() == null || HeaderValue.isLegal(key.securityToken()),
                    Messages.Illegal_securityToken());
            return new AccessKeyAuthentication(memory, iam, key, iamEndpoint, region, project);
        }
        ReadyToken token = (ReadyToken) who;
        check(HeaderValue.isLegal(token.token()), Messages.Illegal_token());
        return new ReadyTokenAuthentication(memory, iam, token, iamEndpoint, region, project);
    }

    private static void check(boolean legal, String message) throws ModelArtsException {
        if (!legal) {
            throw ModelArtsException.withMessage(Problem.UNAUTHORIZED, message);
        }
    }
}
