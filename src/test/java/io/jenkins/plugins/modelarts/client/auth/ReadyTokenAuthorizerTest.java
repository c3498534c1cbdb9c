package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import io.jenkins.plugins.modelarts.testkit.StubReply;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Before;
import org.junit.Test;

public class ReadyTokenAuthorizerTest {

    private final StubHttpClient cloud = new StubHttpClient();
    private final FakeTime time = FakeTime.stopped();
    private final Clock clock = time.clock();
    private AuthorizerFactory authorizers;

    @Before
    public void setUp() {
        HttpTransport http = new HttpTransport(cloud, clock);
        authorizers = new AuthorizerFactory(() -> http, clock, Timer.of(time.timer()));
    }

    @Test
    public void sendsTheTokenAsItIs() throws Exception {
        cloud.respond(StubReply.NO_LOGS);

        Futures.of(client("p1").updateLogs(new ServiceRef("cn-north-4", null, "s1"), null));

        assertThat(cloud.sent().get(0).header("X-Auth-Token"), is("S3cret"));
    }

    @Test
    public void looksUpTheProjectOnceForAll() throws Exception {
        cloud.respond(request -> StubReply.projects("p1"));

        cloud.hold();
        List<CompletableFuture<String>> all =
                Futures.times(200, () -> client(null).projectId());
        cloud.release();

        for (CompletableFuture<String> projectId : all) {
            assertThat(Futures.of(projectId), is("p1"));
        }

        assertThat(cloud.sent().size(), is(1));
        assertThat(cloud.sent().get(0).header("X-Auth-Token"), is("S3cret"));
    }

    @Test
    public void looksUpAgainAfterAFailure() throws Exception {
        cloud.respond(503, "{}");
        Futures.failureOf(client(null).projectId());
        cloud.respond(request -> StubReply.projects("p1"));

        assertThat(Futures.of(client(null).projectId()), is("p1"));
    }

    @Test
    public void anExpiredTokenIsNotSentTwice() {
        cloud.respond(StubReply.TOKEN_ENDED);

        ModelArtsException failure =
                Futures.failureOf(client("p1").updateLogs(new ServiceRef("cn-north-4", null, "s1"), null));

        assertThat(failure.problem(), is(Problem.TOKEN_ENDED));
        assertThat(failure.getMessage(), not(containsString("S3cret")));
        assertThat(cloud.sent().size(), is(1));
    }

    @Test
    public void anExpiredTokenStopsNobody() throws Exception {
        cloud.respond(StubReply.TOKEN_ENDED);
        Futures.failureOf(client("p1").updateLogs(new ServiceRef("cn-north-4", null, "s1"), null));
        cloud.respond(request -> StubReply.NO_LOGS);

        Futures.of(client("p1").updateLogs(new ServiceRef("cn-north-4", null, "s1"), null));
    }

    private ModelArtsClient client(String projectId) {
        try {
            RequestAuthorizer authorizer =
                    authorizers.of(new ReadyToken("S3cret\n"), cloud.endpoint(), "cn-north-4", projectId);
            return new ModelArtsClient(new HttpTransport(cloud, clock), cloud.endpoint(), authorizer);
        } catch (ModelArtsException e) {
            throw new AssertionError(e);
        }
    }
}
