package io.jenkins.plugins.modelarts.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.simulator.SimulatorRule;
import io.jenkins.plugins.modelarts.testkit.Futures;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.Rule;
import org.junit.Test;

public class HttpTransportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Rule
    public final SimulatorRule rule = new SimulatorRule();

    private final Simulator simulator = rule.get();
    private final HttpTransport http = http(HttpTransport.TIME_LIMIT);

    @Test
    public void readsTheWholeResponse() throws Exception {
        simulator.faults().next(Fault.status(200, "{\"a\":1}"));
        RawResponse response = http.send(request(), call()).get();
        assertThat(new String(response.body(), StandardCharsets.UTF_8), is("{\"a\":1}"));
        assertThat(response.status(), is(200));
    }

    @Test
    public void reportsHowFarTheServersClockIsAhead() throws Exception {
        simulator.clock(Clock.fixed(NOON.plusSeconds(90), ZoneOffset.UTC));
        simulator.faults().next(Fault.status(200, "{}"));
        assertThat(http.send(request(), call()).get().serverAhead(), is(Duration.ofSeconds(90)));
    }

    @Test
    public void readsABodyUpToTheLimit() throws Exception {
        simulator.faults().next(Fault.huge(HttpTransport.MAX_BODY));
        assertThat(http.send(request(), call()).get().body().length, is(HttpTransport.MAX_BODY));
    }

    @Test
    public void refusesABodyOverTheLimit() {
        simulator.faults().next(Fault.huge(HttpTransport.MAX_BODY + 1L));
        assertThat(failure(http).problem(), is(Problem.TOO_LARGE));
    }

    @Test
    public void aDrippingBodyEndsWithTheTimeLimit() {
        simulator.faults().always(Fault.drip(Duration.ofMillis(20)));
        assertThat(failure(http(Duration.ofMillis(200))).problem(), is(Problem.TIMED_OUT));
    }

    @Test
    public void silenceEndsWithTheTimeLimit() {
        simulator.faults().always(Fault.noAnswer());
        assertThat(failure(http(Duration.ofMillis(50))).problem(), is(Problem.TIMED_OUT));
    }

    @Test
    public void neverFollowsARedirect() {
        simulator.faults().next(Fault.redirect(simulator.uri().resolve("/elsewhere")));
        assertThat(failure(http).problem(), is(Problem.REDIRECTED));
        assertThat(simulator.requests().count("GET", "/elsewhere"), is(0L));
    }

    @Test
    public void takesNoClientThatFollowsRedirects() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThrows(IllegalArgumentException.class, () -> new HttpTransport(client, Clock.systemUTC()));
    }

    @Test
    public void namesAResetConnection() {
        simulator.faults().always(Fault.reset());
        assertThat(failure(http).problem(), is(Problem.DISCONNECTED));
    }

    @Test
    public void namesAResponseThatIsCutOff() {
        simulator.faults().always(Fault.cutOff());
        assertThat(failure(http).problem(), is(Problem.DISCONNECTED));
    }

    @Test
    public void namesAServerThatIsDown() {
        simulator.goDown();
        ModelArtsException failure = failure(http);
        assertThat(failure.problem(), is(Problem.UNREACHABLE));
        assertThat(failure.getMessage(), containsString(simulator.uri().getAuthority()));
    }

    @Test
    public void namesAProxyThatRefusesTheTunnel() {
        StubHttpClient cloud = new StubHttpClient();
        CompletableFuture<RawResponse> response = new HttpTransport(cloud, Clock.systemUTC()).send(request(), call());
        cloud.last().refuseTunnel(407);
        assertThat(Futures.failureOf(response).problem(), is(Problem.PROXY_REFUSED));
    }

    @Test
    public void namesAnUnknownHost() {
        HttpRequest nowhere =
                HttpRequest.newBuilder(URI.create("http://nowhere.invalid/")).build();
        ExecutionException thrown = assertThrows(
                ExecutionException.class, () -> http.send(nowhere, call()).get());
        assertThat(ModelArtsException.in(thrown).problem(), is(Problem.UNREACHABLE));
    }

    @Test
    public void reportsRetryAfter() {
        simulator.faults().next(Fault.throttled(Duration.ofSeconds(7)));
        ModelArtsException failure = failure(http);
        assertThat(failure.problem(), is(Problem.THROTTLED));
        assertThat(failure.retryAfter(), is(Duration.ofSeconds(7)));
    }

    @Test
    public void quotesNothingOfA401() {
        simulator.faults().next(Fault.status(401, "{\"error_code\":\"APIG.0301\",\"error_msg\":\"ak:SECRET\"}"));
        assertThat(failure(http).getMessage(), not(containsString("SECRET")));
    }

    private static HttpTransport http(Duration timeLimit) {
        return new HttpTransport(HttpClient.newHttpClient(), Clock.fixed(NOON, ZoneOffset.UTC), timeLimit);
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(simulator.uri().resolve("/anything")).build();
    }

    private ApiRequest call() {
        return new ApiRequest(ApiOperation.LOGS, simulator.uri(), "p", "s");
    }

    private ModelArtsException failure(HttpTransport sender) {
        return ModelArtsException.in(assertThrows(
                ExecutionException.class, () -> sender.send(request(), call()).get()));
    }
}
