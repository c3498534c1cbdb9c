package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import io.jenkins.plugins.modelarts.testkit.StubReply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Test;

/** An IAM user's calls to ModelArts, with the cloud giving out the tokens T1, T2 and so on. */
public class IamTokenAuthorizerTest {

    private static final IamUser USER = new IamUser("acme", "ci", "S3cret");
    private static final Duration LIFE = Duration.ofHours(24);
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final StubHttpClient cloud = new StubHttpClient();
    private final FakeTime time = FakeTime.stopped();
    private final Clock clock = time.clock();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile StubReply iamFault;
    private volatile int firstGoodToken = 1;
    private HttpTransport http;
    private AuthorizerFactory authorizers;

    @Before
    public void setUp() {
        http = new HttpTransport(cloud, clock);
        authorizers = new AuthorizerFactory(() -> http, clock);
        cloud.respond(request -> request.isForToken() ? iam() : modelArts(request));
    }

    private StubReply iam() {
        return iamFault != null
                ? iamFault
                : StubReply.token(
                        "T" + tokens.incrementAndGet(), "p1", Instant.now().plus(LIFE));
    }

    private StubReply modelArts(StubHttpClient.Sent<?> request) {
        int number = Integer.parseInt(request.header("X-Auth-Token").substring(1));
        return number >= firstGoodToken ? StubReply.NO_LOGS : StubReply.TOKEN_ENDED;
    }

    @Test
    public void oneTokenServesAllWhoAskAtOnce() throws Exception {
        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(200, this::ask);
        cloud.release();

        for (CompletableFuture<ApiResponse<ServiceLogs>> one : all) {
            Futures.of(one);
        }
        assertThat(cloud.tokenRequests(), is(1L));
    }

    @Test
    public void takesTheProjectFromTheToken() throws Exception {
        Futures.of(ask());

        assertThat(cloud.sent().get(1).target(), is("/v1/p1/services/s1/logs"));
    }

    @Test
    public void sendsALargeToken() throws Exception {
        String large = "M".repeat(24 << 10);
        cloud.respond(request -> request.isForToken()
                ? StubReply.token(large, "p1", clock.instant().plus(LIFE))
                : StubReply.NO_LOGS);

        Futures.of(ask());

        assertThat(cloud.sent().get(1).header("X-Auth-Token"), is(large));
    }

    @Test
    public void renewsATokenTenMinutesBeforeItsEnd() throws Exception {
        Futures.of(ask());

        time.pass(LIFE.minus(MARGIN).minusSeconds(30));
        Futures.of(ask());
        assertThat(cloud.tokenRequests(), is(1L));

        time.pass(Duration.ofSeconds(60));
        Futures.of(ask());
        assertThat(cloud.tokenRequests(), is(2L));
    }

    @Test
    public void aWrongClockDoesNotMoveTheRenewal() throws Exception {
        time.pass(Duration.ofMinutes(-14));
        Futures.of(ask());

        time.pass(LIFE.minus(MARGIN).minusSeconds(30));
        Futures.of(ask());
        assertThat(cloud.tokenRequests(), is(1L));

        time.pass(Duration.ofSeconds(60));
        Futures.of(ask());
        assertThat(cloud.tokenRequests(), is(2L));
    }

    @Test
    public void usesTheOldTokenWhileIamIsDown() throws Exception {
        Futures.of(ask());
        time.pass(LIFE.minus(Duration.ofMinutes(5)));
        iamFault = StubReply.json(503, "{}");

        Futures.of(ask());
    }

    @Test
    public void doesNotUseAnExpiredToken() throws Exception {
        Futures.of(ask());
        time.pass(LIFE.plusMinutes(1));
        iamFault = StubReply.json(503, "{}");

        assertThat(Futures.failureOf(ask()).problem(), is(Problem.UNAVAILABLE));
    }

    @Test
    public void manyRefusalsOfOneTokenCauseOneRenewal() throws Exception {
        Futures.of(ask());
        firstGoodToken = 2;
        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(200, this::ask);
        cloud.release();

        for (CompletableFuture<ApiResponse<ServiceLogs>> one : all) {
            Futures.of(one);
        }
        assertThat(cloud.tokenRequests(), is(2L));
    }

    @Test
    public void whenNewTokensDoNotHelpFewAreFetched() {
        firstGoodToken = Integer.MAX_VALUE;

        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(50, this::ask);
        cloud.release();

        for (CompletableFuture<ApiResponse<ServiceLogs>> one : all) {
            assertThat(Futures.failureOf(one).problem(), is(Problem.TOKEN_ENDED));
        }
        assertThat(cloud.tokenRequests(), is(2L));
    }

    @Test
    public void anUnusableTokenIsNotUsedAgain() throws Exception {
        cloud.respond(request -> request.isForToken()
                ? iam()
                : request.header("X-Auth-Token").equals("T1")
                        ? StubReply.json(401, "{\"error_code\":\"APIG.0301\",\"error_msg\":\"decrypt token fail\"}")
                        : StubReply.NO_LOGS);

        assertThat(Futures.failureOf(ask()).problem(), is(Problem.UNAUTHORIZED));
        Futures.of(ask());
    }

    @Test
    public void anAcceptedTokenIsRenewedAfterAnyRefusal() throws Exception {
        Futures.of(ask());
        cloud.respond(request -> request.isForToken()
                ? iam()
                : request.header("X-Auth-Token").equals("T1")
                        ? StubReply.json(401, "{\"error_code\":\"APIG.03")
                        : StubReply.NO_LOGS);

        Futures.of(ask());
    }

    @Test
    public void aWrongPasswordIsSentOnceAndFailsAll() {
        iamFault = StubReply.WRONG_PASSWORD;
        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(200, this::ask);
        cloud.release();

        Set<String> messages = new HashSet<>();
        for (CompletableFuture<ApiResponse<ServiceLogs>> one : all) {
            ModelArtsException failure = Futures.failureOf(one);
            assertThat(failure.problem(), is(Problem.PASSWORD_REFUSED));
            messages.add(failure.getMessage());
        }
        messages.add(Futures.failureOf(ask()).getMessage());
        assertThat(messages, hasSize(1));
        assertThat(messages.toString(), allOf(containsString("ci"), containsString("UTC+08:00")));
        assertThat(messages.toString(), not(containsString("S3cret")));
        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void aWrongPasswordIsSentOnceForAllProjectsTogether() {
        iamFault = StubReply.WRONG_PASSWORD;
        cloud.hold();
        AtomicInteger project = new AtomicInteger();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all =
                Futures.times(20, () -> ask(USER, "project" + project.incrementAndGet()));
        cloud.release();

        all.forEach(Futures::failureOf);
        assertThat(cloud.sent(), hasSize(1));
    }

    /** The account behind all regional endpoints is the same, and locked for all of them. */
    @Test
    public void aWrongPasswordIsSentOnceForAllRegionsTogether() throws Exception {
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.failureOf(ask());
        URI elsewhere = URI.create(cloud.endpoint().toString().replace("127.0.0.1", "localhost"));

        ModelArtsException failure = Futures.failureOf(
                authorizers.of(USER, elsewhere, "cn-south-1", null).projectId());

        assertThat(failure.problem(), is(Problem.PASSWORD_REFUSED));
        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void aLockedUserIsNotTriedAgain() {
        iamFault = StubReply.json(401, "{\"error_code\":\"IAM.0061\",\"error_msg\":\"Account locked.\"}");
        Futures.failureOf(ask());

        assertThat(Futures.failureOf(ask()).problem(), is(Problem.ACCOUNT_LOCKED));
        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void aRefusedPasswordIsTriedAgainAfterFifteenMinutes() throws Exception {
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.failureOf(ask());
        iamFault = null;

        time.pass(Duration.ofMinutes(15));

        Futures.of(ask());
    }

    @Test
    public void aChangedPasswordIsTriedAtOnce() throws Exception {
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.failureOf(ask());
        iamFault = null;

        Futures.of(ask(new IamUser("acme", "ci", "n3w"), null));
    }

    @Test
    public void aFaultOfIamStopsNobody() throws Exception {
        for (StubReply fault : List.of(
                StubReply.json(500, "{}"),
                StubReply.json(429, "{\"error_code\":\"IAM.0012\"}"),
                StubReply.json(201, "{\"token\":"),
                StubReply.json(403, "{\"error_code\":\"IAM.0081\"}"))) {
            iamFault = fault;
            Futures.failureOf(ask());
        }
        iamFault = null;

        Futures.of(ask());
    }

    @Test
    public void tokensAreNotSharedBetweenProjects() throws Exception {
        Futures.of(ask(USER, "p1"));
        Futures.of(ask(USER, "p2"));

        assertThat(cloud.tokenRequests(), is(2L));
    }

    private CompletableFuture<ApiResponse<ServiceLogs>> ask() {
        return ask(USER, null);
    }

    /** As a build does: with an authorizer of its own. */
    private CompletableFuture<ApiResponse<ServiceLogs>> ask(IamUser user, String projectId) {
        try {
            return new ModelArtsClient(
                            http, cloud.endpoint(), authorizers.of(user, cloud.endpoint(), "cn-north-4", projectId))
                    .updateLogs(new ServiceRef("cn-north-4", null, "s1"), null);
        } catch (ModelArtsException e) {
            throw new AssertionError(e);
        }
    }
}
