package io.jenkins.plugins.modelarts.client.auth;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import io.jenkins.plugins.modelarts.testkit.StubReply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;

/** A stub of IAM and ModelArts that counts the tokens it gives. */
public abstract class SimulatedIam {

    static final IamUser USER = new IamUser("acme", "ci", "S3cret");
    static final Duration LIFE = Duration.ofHours(24);
    static final Duration MARGIN = Duration.ofMinutes(10);

    final StubHttpClient cloud = new StubHttpClient();
    final FakeTime time = FakeTime.stopped();
    final Clock clock = time.clock();
    final AtomicInteger tokens = new AtomicInteger();
    volatile StubReply iamFault;
    volatile int firstGoodToken = 1;
    HttpTransport http;
    AuthorizerFactory authorizers;

    @Before
    public void setUp() {
        http = new HttpTransport(cloud, clock);
        authorizers = new AuthorizerFactory(() -> http, clock, Timer.of(time.timer()));
        cloud.respond(request -> request.isForToken() ? iam() : modelArts(request));
    }

    final StubReply iam() {
        return iamFault != null
                ? iamFault
                : StubReply.token(
                        "T" + tokens.incrementAndGet(), "p1", Instant.now().plus(LIFE));
    }

    private StubReply modelArts(StubHttpClient.Sent<?> request) {
        int number = Integer.parseInt(request.header("X-Auth-Token").substring(1));
        return number >= firstGoodToken ? StubReply.NO_LOGS : StubReply.TOKEN_ENDED;
    }

    final CompletableFuture<ApiResponse<ServiceLogs>> ask() {
        return ask(USER, null);
    }

    /** As a build does: with its own authorizer. */
    final CompletableFuture<ApiResponse<ServiceLogs>> ask(IamUser user, String projectId) {
        try {
            return new ModelArtsClient(
                            http, cloud.endpoint(), authorizers.of(user, cloud.endpoint(), "cn-north-4", projectId))
                    .updateLogs(new ServiceRef("cn-north-4", null, "s1"), null);
        } catch (ModelArtsException e) {
            throw new AssertionError(e);
        }
    }
}
