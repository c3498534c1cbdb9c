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
import io.jenkins.plugins.modelarts.client.ServiceRef;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import io.jenkins.plugins.modelarts.testkit.StubCloud;
import io.jenkins.plugins.modelarts.testkit.StubCloud.Reply;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class ReadyTokenAuthorizerTest {

    @Rule
    public final StubCloud cloud = new StubCloud();

    private final FakeTime time = FakeTime.stopped();
    private final Clock clock = time.clock();
    private AuthorizerFactory authorizers;

    @Before
    public void setUp() {
        HttpTransport http = cloud.http(clock);
        authorizers = new AuthorizerFactory(() -> http, clock);
    }

    @Test
    public void sendsTheTokenAsItIs() throws Exception {
        cloud.respond(200, "{\"logs\":[]}");

        Futures.of(client("p1").updateLogs(new ServiceRef("cn-north-4", null, "s1"), null));

        assertThat(cloud.requests().get(0).header("X-Auth-Token"), is("S3cret"));
    }

    @Test
    public void looksUpTheProjectOnceForAll() throws Exception {
        cloud.respond(request -> StubCloud.projects("p1"));

        for (CompletableFuture<String> projectId :
                Futures.times(200, () -> client(null).projectId())) {
            assertThat(Futures.of(projectId), is("p1"));
        }

        assertThat(cloud.requests().size(), is(1));
        assertThat(cloud.requests().get(0).header("X-Auth-Token"), is("S3cret"));
    }

    @Test
    public void looksUpAgainAfterAFailure() throws Exception {
        cloud.respond(503, "{}");
        Futures.failureOf(client(null).projectId());
        cloud.respond(request -> StubCloud.projects("p1"));

        assertThat(Futures.of(client(null).projectId()), is("p1"));
    }

    @Test
    public void anExpiredTokenIsNotSentTwice() {
        cloud.respond(401, StubCloud.TOKEN_ENDED);

        ModelArtsException failure =
                Futures.failureOf(client("p1").updateLogs(new ServiceRef("cn-north-4", null, "s1"), null));

        assertThat(failure.problem(), is(Problem.TOKEN_ENDED));
        assertThat(failure.getMessage(), not(containsString("S3cret")));
        assertThat(cloud.requests().size(), is(1));
    }

    @Test
    public void anExpiredTokenStopsNobody() throws Exception {
        cloud.respond(401, StubCloud.TOKEN_ENDED);
        Futures.failureOf(client("p1").updateLogs(new ServiceRef("cn-north-4", null, "s1"), null));
        cloud.respond(request -> Reply.json(200, "{\"logs\":[]}"));

        Futures.of(client("p1").updateLogs(new ServiceRef("cn-north-4", null, "s1"), null));
    }

    private ModelArtsClient client(String projectId) {
        try {
            RequestAuthorizer authorizer =
                    authorizers.of(new ReadyToken("S3cret\n"), cloud.endpoint(), "cn-north-4", projectId);
            return new ModelArtsClient(cloud.http(clock), cloud.endpoint(), authorizer);
        } catch (ModelArtsException e) {
            throw new AssertionError(e);
        }
    }
}
