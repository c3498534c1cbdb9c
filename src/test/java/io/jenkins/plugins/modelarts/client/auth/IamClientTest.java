package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import io.jenkins.plugins.modelarts.testkit.StubAuthorizer;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import io.jenkins.plugins.modelarts.testkit.StubReply;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.Before;
import org.junit.Test;

public class IamClientTest {

    private static final IamUser USER = new IamUser("acme", "ci", "S3cret \"密码\"");

    private final StubHttpClient cloud = new StubHttpClient();
    private final FakeTime time = FakeTime.stopped();
    private final Clock clock = time.clock();
    private IamClient iam;

    @Before
    public void setUp() {
        iam = new IamClient(new HttpTransport(cloud, clock), cloud.endpoint());
    }

    @Test
    public void readsTokenProjectAndEnd() throws Exception {
        Instant end = clock.instant().plus(Duration.ofHours(24));
        cloud.respond(request -> StubReply.token("T1", "p1", end));

        Token token = Futures.of(token());

        assertThat(token.value(), is("T1"));
        assertThat(token.projectId(), is("p1"));
        assertThat(Duration.between(token.end(), end).abs().toSeconds() <= 20, is(true));
    }

    @Test
    public void asksForTheProjectNamedLikeTheRegion() throws Exception {
        cloud.respond(request -> StubReply.token("T1", "p1", clock.instant()));

        Futures.of(token());

        StubHttpClient.Sent<?> request = cloud.sent().get(0);
        assertThat(request.method(), is("POST"));
        assertThat(request.target(), is("/v3/auth/tokens?nocatalog=true"));
        assertThat(request.header("Content-Type"), is("application/json;charset=utf8"));
        assertThat(tree(request.body()), is(tree("""
            {"auth": {
                "identity": {"methods": ["password"], "password": {"user": {
                    "domain": {"name": "acme"}, "name": "ci", "password": "S3cret \\"密码\\""}}},
                "scope": {"project": {"name": "cn-north-4"}}}}\
            """)));
    }

    @Test
    public void asksForTheProjectOfTheGivenId() throws Exception {
        cloud.respond(request -> StubReply.token("T1", "p9", clock.instant()));

        Futures.of(iam.token(USER, "cn-north-4", "p9"));

        assertThat(tree(cloud.sent().get(0).body()).at("/auth/scope").toString(), is("{\"project\":{\"id\":\"p9\"}}"));
    }

    @Test
    public void readsATokenOf32KB() throws Exception {
        String large = "M".repeat(32 << 10);
        cloud.respond(request -> StubReply.token(large, "p1", clock.instant()));

        assertThat(Futures.of(token()).value(), is(large));
    }

    @Test
    public void theEndIsByOurClockEvenAWrongOne() throws Exception {
        Instant end = clock.instant().plus(Duration.ofHours(24));
        cloud.respond(request -> StubReply.token("T1", "p1", end));
        time.pass(Duration.ofMinutes(-9));

        Duration left = Duration.between(clock.instant(), Futures.of(token()).end());

        assertThat(left.minusHours(24).abs().toSeconds() <= 20, is(true));
    }

    @Test
    public void aTokenWithoutEndLastsAnHour() throws Exception {
        cloud.respond(request -> new StubReply(
                201,
                Map.of("X-Subject-Token", "T1"),
                "{\"token\":{\"project\":{\"id\":\"p1\"},\"expires_at\":\"soon\"}}"));

        assertThat(Futures.of(token()).end(), is(clock.instant().plus(Duration.ofHours(1))));
    }

    @Test
    public void anEndThatNoCalendarHasIsAWeekAway() throws Exception {
        assertThat(lifeOfTokenUntil("+999999999-12-31T23:59:59-18:00"), is(Duration.ofDays(7)));
    }

    @Test
    public void aTokenThatEndedLongAgoHasNoLife() throws Exception {
        assertThat(lifeOfTokenUntil("-999999999-01-01T00:00:00+18:00"), is(Duration.ZERO));
    }

    private Duration lifeOfTokenUntil(String end) throws Exception {
        cloud.respond(request -> new StubReply(
                201,
                Map.of("X-Subject-Token", "T1"),
                "{\"token\":{\"project\":{\"id\":\"p1\"},\"expires_at\":\"" + end + "\"}}"));
        Token token = Futures.of(token());
        return Duration.between(token.fetched(), token.end());
    }

    @Test
    public void aResponseWithoutTokenSaysSo() {
        cloud.respond(201, "{\"token\":{\"project\":{\"id\":\"p1\"}}}");

        assertThat(Futures.failureOf(token()).getMessage(), containsString("X-Subject-Token"));
    }

    @Test
    public void aTokenThatCannotBeSentIsNotShown() {
        cloud.respond(request -> StubReply.token("S3cret\u00e9token", "p1", clock.instant()));

        ModelArtsException failure = Futures.failureOf(token());

        assertThat(failure.problem(), is(Problem.NOT_MODELARTS));
        assertThat(failure.getMessage(), not(containsString("S3cret")));
    }

    @Test
    public void aTokenWithoutProjectSaysSo() {
        cloud.respond(request -> new StubReply(201, Map.of("X-Subject-Token", "T1"), "{\"token\":{}}"));

        assertThat(Futures.failureOf(token()).problem(), is(Problem.TOKEN_WITHOUT_PROJECT));
    }

    @Test
    public void aWebPageIsNotIam() {
        cloud.respond(200, "<html>Sign in</html>");

        assertThat(Futures.failureOf(token()).problem(), is(Problem.NOT_MODELARTS));
    }

    @Test
    public void aTruncatedResponseMayPass() {
        cloud.respond(201, "{\"token\":{\"project\":{\"id\":");

        assertThat(Futures.failureOf(token()).problem(), is(Problem.MALFORMED));
    }

    @Test
    public void aWrongPasswordSaysSoWithoutShowingIt() {
        cloud.respond(StubReply.WRONG_PASSWORD);

        ModelArtsException failure = Futures.failureOf(token());

        assertThat(failure.problem(), is(Problem.PASSWORD_REFUSED));
        assertThat(failure.getMessage(), not(containsString("S3cret")));
    }

    @Test
    public void aRefusalNamesTheProjectThatWasAskedFor() {
        cloud.respond(StubReply.WRONG_PASSWORD);

        assertThat(Futures.failureOf(token()).getMessage(), containsString("project cn-north-4"));
        assertThat(Futures.failureOf(iam.token(USER, "cn-north-4", "p9")).getMessage(), containsString("project p9"));
    }

    @Test
    public void aLockedAccountSaysSo() {
        cloud.respond(401, "{\"error_code\":\"IAM.0061\",\"error_msg\":\"Account locked.\"}");

        assertThat(Futures.failureOf(token()).problem(), is(Problem.ACCOUNT_LOCKED));
    }

    @Test
    public void findsTheProjectOfExactlyThisName() throws Exception {
        cloud.respond(
                200,
                "{\"projects\":[{\"id\":\"p0\",\"name\":\"cn-north-4_sub\"},{\"id\":\"p1\",\"name\":\"cn-north-4\"}]}");

        assertThat(Futures.of(project()), is("p1"));
        assertThat(cloud.sent().get(0).target(), is("/v3/projects?name=cn-north-4"));
        assertThat(cloud.sent().get(0).header("X-Auth-Token"), is("yes"));
    }

    @Test
    public void asksForProjectsAsJson() throws Exception {
        cloud.respond(request -> StubReply.projects("p1"));

        Futures.of(project());

        assertThat(cloud.sent().get(0).header("Accept"), is("application/json"));
    }

    @Test
    public void noProjectSaysWhatThereIs() {
        cloud.respond(200, "{\"projects\":[{\"id\":\"p0\",\"name\":\"MOS\"}]}");

        ModelArtsException failure = Futures.failureOf(project());

        assertThat(failure.problem(), is(Problem.AMBIGUOUS_PROJECT));
        assertThat(failure.getMessage(), allOf(containsString("cn-north-4"), containsString("MOS p0")));
    }

    @Test
    public void noProjectAtAllSaysSo() {
        cloud.respond(200, "{\"projects\":[]}");

        assertThat(Futures.failureOf(project()).getMessage(), containsString(Messages.Projects_none()));
    }

    @Test
    public void twoProjectsAreListed() {
        cloud.respond(request -> StubReply.projects("p1", "p2"));

        ModelArtsException failure = Futures.failureOf(project());

        assertThat(failure.problem(), is(Problem.AMBIGUOUS_PROJECT));
        assertThat(failure.getMessage(), allOf(containsString("cn-north-4 p1"), containsString("cn-north-4 p2")));
    }

    private static JsonNode tree(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    private CompletableFuture<Token> token() {
        return iam.token(USER, "cn-north-4", null);
    }

    private CompletableFuture<String> project() {
        return iam.projectNamed(
                "cn-north-4",
                request -> CompletableFuture.completedFuture(new StubAuthorizer("p1", "yes").authorization()));
    }
}
