package io.jenkins.plugins.modelarts.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.modelarts.api.Authentication;
import io.jenkins.plugins.modelarts.api.Http;
import io.jenkins.plugins.modelarts.api.ModelArtsClient;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.Problem;
import io.jenkins.plugins.modelarts.auth.StubCloud.Reply;
import java.util.concurrent.CompletableFuture;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class ReadyTokenAuthenticationTest {

    @Rule
    public final StubCloud cloud = new StubCloud();

    private final FakeClock clock = new FakeClock();
    private Authenticator authenticator;

    @Before
    public void setUp() {
        Http http = cloud.http(clock);
        authenticator = new Authenticator(() -> http, clock);
    }

    @Test
    public void sendsTheTokenAsItIs() throws Exception {
        cloud.answer(200, "{\"logs\":[]}");

        Outcome.of(client("p1").updateLogs("s1", null));

        assertThat(cloud.requests().get(0).header("X-Auth-Token"), is("S3cret"));
    }

    @Test
    public void looksUpTheProjectOnceForAll() throws Exception {
        cloud.answer(request -> StubCloud.projects("p1"));

        for (CompletableFuture<String> projectId :
                Outcome.times(200, () -> client(null).projectId())) {
            assertThat(Outcome.of(projectId), is("p1"));
        }

        assertThat(cloud.requests().size(), is(1));
        assertThat(cloud.requests().get(0).header("X-Auth-Token"), is("S3cret"));
    }

    @Test
    public void looksUpAgainAfterAFailure() throws Exception {
        cloud.answer(503, "{}");
        Outcome.failureOf(client(null).projectId());
        cloud.answer(request -> StubCloud.projects("p1"));

        assertThat(Outcome.of(client(null).projectId()), is("p1"));
    }

    @Test
    public void anEndedTokenIsNotSentTwice() {
        cloud.answer(401, StubCloud.TOKEN_ENDED);

        ModelArtsException failure = Outcome.failureOf(client("p1").updateLogs("s1", null));

        assertThat(failure.problem(), is(Problem.TOKEN_ENDED));
        assertThat(failure.getMessage(), not(containsString("S3cret")));
        assertThat(cloud.requests().size(), is(1));
    }

    @Test
    public void anEndedTokenStopsNobody() throws Exception {
        cloud.answer(401, StubCloud.TOKEN_ENDED);
        Outcome.failureOf(client("p1").updateLogs("s1", null));
        cloud.answer(request -> Reply.json(200, "{\"logs\":[]}"));

        Outcome.of(client("p1").updateLogs("s1", null));
    }

    private ModelArtsClient client(String projectId) {
        try {
            Authentication authentication =
                    authenticator.of(new ReadyToken("S3cret\n"), cloud.endpoint(), "cn-north-4", projectId);
            return new ModelArtsClient(cloud.http(clock), cloud.endpoint(), authentication);
        } catch (ModelArtsException e) {
            throw new AssertionError(e);
        }
    }
}
