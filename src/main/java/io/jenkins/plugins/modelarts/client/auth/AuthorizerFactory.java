package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import io.jenkins.plugins.modelarts.client.Timer;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Makes the {@link RequestAuthorizer} for credentials. Use one factory for the whole process: it keeps the tokens, so
 * that one request for a token serves all builds, and the refused secrets, so that no account is locked. Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class AuthorizerFactory {

    private final Supplier<HttpTransport> transport;
    private final AuthState state;

    /**
     * @param transport gives the present transport, which changes with the proxy
     * @param clock this machine's time; messages show times in its zone
     * @param timer ends the waiting for requests that send the same secret
     */
    public AuthorizerFactory(Supplier<HttpTransport> transport, Clock clock, Timer timer) {
        this.transport = transport;
        this.state = new AuthState(clock, timer);
    }

    /**
     * An authorizer for these credentials. Making one sends no request and costs little, so callers need not keep it.
     *
     * @param iamEndpoint base address of IAM in the region, without a path
     * @param region the project has this name, unless {@code projectId} is given
     * @param projectId null or blank to take it from the token, or to look it up
     * @throws ModelArtsException when the credentials or the project id cannot be sent: a part is missing, or has
     *     characters that no such value has
     */
    public RequestAuthorizer of(CloudIdentity identity, URI iamEndpoint, String region, @CheckForNull String projectId)
            throws ModelArtsException {
        return of(identity, iamEndpoint, region, projectId, false);
    }

    /**
     * The same for an administrator who tests the credentials: it tries a stopped secret once in each stop, and lifts the
     * stop when the secret is accepted.
     */
    public RequestAuthorizer insistent(
            CloudIdentity identity, URI iamEndpoint, String region, @CheckForNull String projectId)
            throws ModelArtsException {
        return of(identity, iamEndpoint, region, projectId, true);
    }

    private RequestAuthorizer of(
            CloudIdentity identity, URI iamEndpoint, String region, @CheckForNull String projectId, boolean insistent)
            throws ModelArtsException {
        String project = projectId == null || projectId.isBlank() ? null : projectId.strip();
        if (project != null && !HeaderValue.isLegal(project)) {
            throw ModelArtsException.withMessage(Problem.WRONG_PROJECT, Messages.Illegal_projectId());
        }
        IamClient iam = new IamClient(transport.get(), iamEndpoint);
        if (identity instanceof IamUser user) {
            check(
                    !user.accountName().isEmpty()
                            && !user.userName().isEmpty()
                            && !user.password().isEmpty(),
                    Messages.Illegal_user());
            return new IamTokenAuthorizer(state, iam, user, iamEndpoint, region, project, insistent);
        }
        if (identity instanceof AccessKey key) {
            check(HeaderValue.isLegal(key.accessKey()) && !key.secretKey().isEmpty(), Messages.Illegal_accessKey());
            check(
                    key.securityToken() == null || HeaderValue.isLegal(key.securityToken()),
                    Messages.Illegal_securityToken());
            return new AccessKeyAuthorizer(state, iam, key, iamEndpoint, region, project, insistent);
        }
        ReadyToken token = (ReadyToken) identity;
        check(HeaderValue.isLegal(token.token()), Messages.Illegal_token());
        return new ReadyTokenAuthorizer(state, iam, token, iamEndpoint, region, project);
    }

    private static void check(boolean legal, String message) throws ModelArtsException {
        if (!legal) {
            throw ModelArtsException.withMessage(Problem.UNAUTHORIZED, message);
        }
    }
}
