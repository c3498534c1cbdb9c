package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.simulator.RequestLog;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.simulator.SimulatorRule;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import io.jenkins.plugins.modelarts.testkit.StubReply;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class AccessKeyAuthorizerTest {

    private static final AccessKey KEY = new AccessKey("AK-ID", "S3cret", null);
    private static final AccessKey TEMPORARY = new AccessKey("AK-ID", "S3cret", "T0ken");

    /** A refusal that does not say whether the key, the project or the region is wrong. */
    private static final StubReply BARE = StubReply.json(
            401, "{\"error_code\":\"APIG.0301\",\"error_msg\":\"Incorrect IAM authorizer information\"}");

    @Rule
    public final SimulatorRule rule = new SimulatorRule();

    private final StubHttpClient cloud = new StubHttpClient();
    private final FakeTime time = FakeTime.stopped();
    private final Clock clock = time.clock();
    private HttpTransport http;
    private AuthorizerFactory authorizers;

    @Before
    public void setUp() {
        http = new HttpTransport(cloud, clock);
        authorizers = new AuthorizerFactory(() -> http, clock, Timer.of(time.timer()));
        cloud.respond(request -> request.isForProjects() ? StubReply.projects("p1") : StubReply.NO_LOGS);
    }

    /**
     * The simulator checks the signature of each request that arrives, and SignatureCheckTest tests this check. The
     * simulator says that the service does not exist only after it accepted the signature.
     */
    @Test
    public void whatArrivesIsWhatWasSigned() throws Exception {
        Simulator simulator = rule.get();
        simulator
                .account(Simulator.ACCOUNT)
                .accessKey("AK-ID", "S3cret", "T0ken")
                .project("é p&?+*~", "ab".repeat(16));
        HttpTransport transport = new HttpTransport(HttpClient.newHttpClient(), Clock.systemUTC());
        RequestAuthorizer authorizer = new AuthorizerFactory(() -> transport, Clock.systemUTC(), Timer.ofJdk())
                .of(TEMPORARY, simulator.uri(), "é p&?+*~", null);

        ModelArtsException failure = Futures.failureOf(new ModelArtsClient(transport, simulator.uri(), authorizer)
                .updateLogs(new ServiceRef("odd", null, "s1"), 1000L));

        assertThat(failure.problem(), is(Problem.NO_SUCH_SERVICE));
        assertThat(simulator.requests().all(), hasSize(2));
        assertThat(simulator.requests().all().stream().allMatch(RequestLog.Seen::signed), is(true));
    }

    @Test
    public void namesTheProjectToTheRegionalService() throws Exception {
        Futures.of(ask(KEY, "p1", "s1"));

        assertThat(cloud.sent().get(0).header("X-Project-Id"), is("p1"));
        assertThat(cloud.sent().get(0).header("X-Security-Token"), is(nullValue()));
    }

    @Test
    public void looksUpTheProjectOnceForAll() throws Exception {
        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(200, () -> ask(KEY, null, "s1"));
        cloud.release();

        for (CompletableFuture<?> one : all) {
            Futures.of(one);
        }

        assertThat(
                cloud.sent().stream().filter(StubHttpClient.Sent::isForProjects).count(), is(1L));
        assertThat(cloud.sent(), hasSize(201));
    }

    @Test
    public void aBadSignatureIsSentOnceAndFailsAll() {
        cloud.respond(StubReply.BAD_SIGNATURE);
        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(200, () -> ask(KEY, "p1", "s1"));
        cloud.release();

        for (CompletableFuture<?> one : all) {
            ModelArtsException failure = Futures.failureOf(one);
            assertThat(failure.problem(), is(Problem.SIGNATURE_REFUSED));
            assertThat(failure.getMessage(), not(containsString("S3cret")));
            assertThat(failure.getMessage(), not(containsString("AK-ID")));
        }
        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void aBadSignatureOfTheLookUpIsSentOnce() {
        cloud.respond(StubReply.BAD_SIGNATURE);

        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(200, () -> ask(KEY, null, "s1"));
        cloud.release();

        all.forEach(Futures::failureOf);

        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void aRefusalWithoutReasonCountsAsOneOfTheKey() {
        cloud.respond(BARE);
        Futures.failureOf(ask(KEY, "p1", "s1"));

        assertThat(Futures.failureOf(ask(KEY, "p1", "s1")).problem(), is(Problem.UNAUTHORIZED));
        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void aGoodKeyHasThreeUnansweredRequestsAtMost() throws Exception {
        Futures.of(ask(KEY, "p1", "s0"));
        cloud.hold();

        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(50, () -> ask(KEY, "p1", "s1"));

        assertThat(cloud.sent(), hasSize(1 + 3));
        cloud.release();
        for (CompletableFuture<?> one : all) {
            Futures.of(one);
        }
    }

    @Test
    public void aKeyThatBecameBadIsSentThreeTimes() throws Exception {
        Futures.of(ask(KEY, "p1", "s0"));
        cloud.respond(StubReply.BAD_SIGNATURE);
        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(50, () -> ask(KEY, "p1", "s1"));
        cloud.release();

        all.forEach(Futures::failureOf);
        assertThat(cloud.sent(), hasSize(1 + 3));
    }

    @Test
    public void aBareRefusalOfOneProjectStopsNoOther() throws Exception {
        cloud.respond(request -> request.header("X-Project-Id").equals("wrong") ? BARE : StubReply.NO_LOGS);
        Futures.of(ask(KEY, "good", "s1"));

        Futures.failureOf(ask(KEY, "wrong", "s1"));

        Futures.of(ask(KEY, "good", "s1"));
    }

    @Test
    public void aBareRefusalStopsNoKeyThatWorkedThere() throws Exception {
        Futures.of(ask(KEY, "p1", "s1"));
        cloud.respond(BARE);
        Futures.failureOf(ask(KEY, "p1", "s1"));
        cloud.respond(StubReply.NO_LOGS);

        Futures.of(ask(KEY, "p1", "s1"));
    }

    @Test
    public void twoBareRefusalsInARowStopTheProject() throws Exception {
        Futures.of(ask(KEY, "p1", "s1"));
        cloud.respond(BARE);
        for (int i = 0; i < 10; i++) {
            Futures.failureOf(ask(KEY, "p1", "s1"));
        }

        assertThat(cloud.sent(), hasSize(1 + 2));
    }

    @Test
    public void aBareRefusalStopsNoOtherProject() throws Exception {
        cloud.respond(request -> request.header("X-Project-Id").equals("wrong") ? BARE : StubReply.NO_LOGS);

        Futures.failureOf(ask(KEY, "wrong", "s1"));

        Futures.of(ask(KEY, "good", "s1"));
    }

    @Test
    public void aRefusedKeyIsTriedAgainAfterSixtyMinutes() throws Exception {
        cloud.respond(StubReply.BAD_SIGNATURE);
        Futures.failureOf(ask(KEY, "p1", "s1"));
        cloud.respond(StubReply.NO_LOGS);

        time.pass(Duration.ofMinutes(59));
        Futures.failureOf(ask(KEY, "p1", "s1"));
        time.pass(Duration.ofMinutes(1));

        Futures.of(ask(KEY, "p1", "s1"));
    }

    @Test
    public void aChangedSecretKeyIsTriedAtOnce() throws Exception {
        cloud.respond(StubReply.BAD_SIGNATURE);
        Futures.failureOf(ask(KEY, "p1", "s1"));
        cloud.respond(StubReply.NO_LOGS);

        Futures.of(ask(new AccessKey("AK-ID", "n3w", null), "p1", "s1"));
    }

    @Test
    public void aFaultOfTheCloudFailsAllAndStopsNobody() throws Exception {
        cloud.respond(503, "{}");
        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(200, () -> ask(KEY, "p1", "s1"));
        cloud.release();
        all.forEach(one -> assertThat(Futures.failureOf(one).problem(), is(Problem.UNAVAILABLE)));
        assertThat(cloud.sent(), hasSize(1));
        cloud.respond(StubReply.NO_LOGS);

        Futures.of(ask(KEY, "p1", "s1"));
    }

    @Test
    public void requestsForMissingServicesDoNotHoldUpTheOthers() throws Exception {
        cloud.respond(request -> request.uri().getPath().contains("gone")
                ? StubReply.json(404, "{\"error_code\":\"ModelArts.3502\",\"error_msg\":\"Service does not exist.\"}")
                : StubReply.NO_LOGS);
        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> gone = Futures.times(20, () -> ask(KEY, "p1", "gone"));
        CompletableFuture<ApiResponse<ServiceLogs>> there = ask(KEY, "p1", "s1");
        cloud.release();

        Futures.of(there);
        gone.forEach(one -> assertThat(Futures.failureOf(one).problem(), is(Problem.NO_SUCH_SERVICE)));
    }

    @Test
    public void signsNoRequestWithABody() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(cloud.endpoint())
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        RequestAuthorizer authorizer = authorizers.of(KEY, cloud.endpoint(), "cn-north-4", "p1");

        ModelArtsException failure = Futures.failureOf(authorizer.authorize(request));

        assertThat(failure.problem(), is(Problem.UNEXPECTED));
        assertThat(failure.getMessage(), containsString("IllegalArgumentException"));
    }

    /** As a build does: with its own authorizer. */
    private CompletableFuture<ApiResponse<ServiceLogs>> ask(AccessKey key, String projectId, String serviceId) {
        try {
            return new ModelArtsClient(
                            http, cloud.endpoint(), authorizers.of(key, cloud.endpoint(), "cn-north-4", projectId))
                    .updateLogs(new ServiceRef("cn-north-4", projectId, serviceId), null);
        } catch (ModelArtsException e) {
            throw new AssertionError(e);
        }
    }
}
