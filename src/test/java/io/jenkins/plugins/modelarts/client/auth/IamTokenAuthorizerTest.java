package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.testkit.Futures;
import io.jenkins.plugins.modelarts.testkit.StubReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

/** An IAM user's requests to ModelArts. The stub of IAM issues the tokens T1, T2 and so on. */
public class IamTokenAuthorizerTest extends SimulatedIam {

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
    public void usesTheOldTokenWhileItsRenewalIsStopped() throws Exception {
        Futures.of(ask());
        time.pass(LIFE.minus(Duration.ofMinutes(5)));
        iamFault = StubReply.WRONG_PASSWORD;

        Futures.of(ask());
        Futures.of(ask());

        assertThat(cloud.tokenRequests(), is(2L));
    }

    @Test
    public void anAdministratorsTestTriesThePasswordDespiteAToken() throws Exception {
        Futures.of(ask());
        time.pass(LIFE.minus(Duration.ofMinutes(5)));
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.of(ask());

        assertThat(Futures.failureOf(test()).problem(), is(Problem.PASSWORD_REFUSED));

        assertThat(cloud.tokenRequests(), is(3L));
        Futures.of(ask());
    }

    @Test
    public void aTestThatSucceedsLiftsTheStopForBuilds() throws Exception {
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.failureOf(ask());
        iamFault = null;

        Futures.of(test());

        Futures.of(ask());
        assertThat(cloud.tokenRequests(), is(2L));
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
    public void tokensAreNotSharedBetweenProjects() throws Exception {
        Futures.of(ask(USER, "p1"));
        Futures.of(ask(USER, "p2"));

        assertThat(cloud.tokenRequests(), is(2L));
    }

    private CompletableFuture<String> test() throws ModelArtsException {
        return authorizers.insistent(USER, cloud.endpoint(), "cn-north-4", null).projectId();
    }
}
