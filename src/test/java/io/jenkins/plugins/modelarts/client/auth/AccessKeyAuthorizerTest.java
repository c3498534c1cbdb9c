package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.huaweicloud.sdk.core.auth.AKSKSigner;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequest;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.ServiceRef;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import io.jenkins.plugins.modelarts.testkit.StubCloud;
import io.jenkins.plugins.modelarts.testkit.StubCloud.Reply;
import io.jenkins.plugins.modelarts.testkit.StubCloud.Request;
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

    @Rule
    public final StubCloud cloud = new StubCloud();

    private final FakeTime time = FakeTime.stopped();
    private final Clock clock = time.clock();
    private HttpTransport http;
    private AuthorizerFactory authorizers;

    @Before
    public void setUp() {
        http = cloud.http(clock);
        authorizers = new AuthorizerFactory(() -> http, clock);
        cloud.respond(request -> request.isForProjects() ? StubCloud.projects("p1") : Reply.json(200, "{\"logs\":[]}"));
    }

    @Test
    public void whatArrivesIsWhatWasSigned() throws Exception {
        cloud.respond(
                request -> request.isForProjects() ? StubCloud.projects("p/1*~+") : Reply.json(200, "{\"logs\":[]}"));

        Futures.of(ask(TEMPORARY, null, "s1"));

        assertThat(cloud.requests(), hasSize(2));
        for (Request request : cloud.requests()) {
            assertThat(request.header("Authorization"), is(oracle(request)));
        }
    }

    /** What the SDK makes of the request as it came over the wire. */
    private String oracle(Request request) {
        HttpRequest.HttpRequestBuilder received = HttpRequest.newBuilder()
                .withMethod(HttpMethod.valueOf(request.method()))
                .withEndpoint(cloud.endpoint().toString())
                .withPath(request.uri().getPath())
                .addHeader("Host", request.header("Host"))
                .addHeader("X-Sdk-Date", request.header("X-Sdk-Date"))
                .addHeader("X-Security-Token", request.header("X-Security-Token"));
        if (request.header("X-Project-Id") != null) {
            received.addHeader("X-Project-Id", request.header("X-Project-Id"));
        }
        if (request.uri().getQuery() != null) {
            String[] parameter = request.uri().getQuery().split("=");
            received.addQueryParam(parameter[0], List.of(parameter[1]));
        }
        BasicCredentials credentials = new BasicCredentials().withAk("AK-ID").withSk("S3cret");
        return AKSKSigner.getInstance().sign(received.build(), credentials).get("Authorization");
    }

    @Test
    public void namesTheProjectToTheRegionalService() throws Exception {
        Futures.of(ask(KEY, "p1", "s1"));

        assertThat(cloud.requests().get(0).header("X-Project-Id"), is("p1"));
        assertThat(cloud.requests().get(0).header("X-Security-Token"), is(nullValue()));
    }

    @Test
    public void looksUpTheProjectOnceForAll() throws Exception {
        for (CompletableFuture<?> one : Futures.times(200, () -> ask(KEY, null, "s1"))) {
            Futures.of(one);
        }

        assertThat(cloud.requests().stream().filter(Request::isForProjects).count(), is(1L));
        assertThat(cloud.requests(), hasSize(201));
    }

    @Test
    public void aBadSignatureIsSentOnceAndFailsAll() {
        cloud.respond(401, StubCloud.BAD_SIGNATURE);
        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(200, () -> ask(KEY, "p1", "s1"));
        cloud.release();

        for (CompletableFuture<?> one : all) {
            ModelArtsException failure = Futures.failureOf(one);
            assertThat(failure.problem(), is(Problem.SIGNATURE_REFUSED));
            assertThat(failure.getMessage(), not(containsString("S3cret")));
            assertThat(failure.getMessage(), not(containsString("AK-ID")));
        }
        assertThat(cloud.requests(), hasSize(1));
    }

    @Test
    public void aBadSignatureOfTheLookUpIsSentOnce() {
        cloud.respond(401, StubCloud.BAD_SIGNATURE);

        Futures.times(200, () -> ask(KEY, null, "s1")).forEach(Futures::failureOf);

        assertThat(cloud.requests(), hasSize(1));
    }

    @Test
    public void aRefusalWithoutReasonCountsAsOneOfTheKey() {
        cloud.respond(401, "{\"error_code\":\"APIG.0301\",\"error_msg\":\"Incorrect IAM authorizer information\"}");
        Futures.failureOf(ask(KEY, "p1", "s1"));

        assertThat(Futures.failureOf(ask(KEY, "p1", "s1")).problem(), is(Problem.UNAUTHORIZED));
        assertThat(cloud.requests(), hasSize(1));
    }

    @Test
    public void aRefusedKeyIsTriedAgainAfterFifteenMinutes() throws Exception {
        cloud.respond(401, StubCloud.BAD_SIGNATURE);
        Futures.failureOf(ask(KEY, "p1", "s1"));
        cloud.respond(200, "{\"logs\":[]}");

        time.pass(Duration.ofMinutes(15));

        Futures.of(ask(KEY, "p1", "s1"));
    }

    @Test
    public void aChangedSecretKeyIsTriedAtOnce() throws Exception {
        cloud.respond(401, StubCloud.BAD_SIGNATURE);
        Futures.failureOf(ask(KEY, "p1", "s1"));
        cloud.respond(200, "{\"logs\":[]}");

        Futures.of(ask(new AccessKey("AK-ID", "n3w", null), "p1", "s1"));
    }

    @Test
    public void aFaultOfTheCloudFailsAllAndStopsNobody() throws Exception {
        cloud.respond(503, "{}");
        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(200, () -> ask(KEY, "p1", "s1"));
        cloud.release();
        all.forEach(one -> assertThat(Futures.failureOf(one).problem(), is(Problem.UNAVAILABLE)));
        assertThat(cloud.requests(), hasSize(1));
        cloud.respond(200, "{\"logs\":[]}");

        Futures.of(ask(KEY, "p1", "s1"));
    }

    @Test
    public void requestsForMissingServicesDoNotHoldUpTheOthers() throws Exception {
        cloud.respond(request -> request.uri().getPath().contains("gone")
                ? Reply.json(404, "{\"error_code\":\"ModelArts.3502\",\"error_msg\":\"Service does not exist.\"}")
                : Reply.json(200, "{\"logs\":[]}"));
        List<CompletableFuture<ApiResponse<ServiceLogs>>> gone = Futures.times(20, () -> ask(KEY, "p1", "gone"));
        CompletableFuture<ApiResponse<ServiceLogs>> there = ask(KEY, "p1", "s1");

        Futures.of(there);
        gone.forEach(one -> assertThat(Futures.failureOf(one).problem(), is(Problem.NO_SUCH_SERVICE)));
    }

    @Test
    public void signsNoRequestWithABody() throws Exception {
        java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder(cloud.endpoint())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(
                Futures.failureOf(authorizers
                                .of(KEY, cloud.endpoint(), "cn-north-4", "p1")
                                .authorize(request))
                        .problem(),
                is(Problem.UNEXPECTED));
    }

    /** As a build does: with an authorizer of its own. */
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
