package io.jenkins.plugins.modelarts.simulator;

import static io.jenkins.plugins.modelarts.simulator.TestClient.SERVICES;
import static io.jenkins.plugins.modelarts.simulator.TestClient.refusal;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import com.huaweicloud.sdk.core.auth.AKSKSigner;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

public class SimulatorTest {

    @Rule
    public final SimulatorRule rule = new SimulatorRule();

    private final Simulator simulator = rule.get();
    private final TestClient client = new TestClient(simulator);

    @Test
    public void everyResponseHasTheSimulatorsTime() throws Exception {
        simulator.clock(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
        simulator.clockAhead(Duration.ofMinutes(5));
        assertThat(client.get("/").headers().firstValue("Date"), is(Optional.of("Sun, 01 Mar 2026 12:05:00 GMT")));
    }

    @Test
    public void everyResponseHasItsOwnRequestId() throws Exception {
        HttpResponse<byte[]> answer = client.get("/");
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(TestClient.json(answer).get("request_id").asText(), is(id));
        assertThat(client.get("/").headers().firstValue("X-Request-Id"), is(not(Optional.of(id))));
    }

    @Test
    public void acceptsATokenOf24Kilobytes() throws Exception {
        simulator.tokenSize(24 << 10);
        assertThat(client.getWithToken(SERVICES).statusCode(), is(200));
    }

    @Test
    public void refusesAHeaderOver32Kilobytes() throws Exception {
        assertThat(refusal(client.get(SERVICES, "X-Auth-Token", "x".repeat(33 << 10))), is("494 APIG.0201"));
    }

    @Test
    public void refusesWhatIsNotHttp() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", simulator.uri().getPort())) {
            socket.getOutputStream().write("HELLO\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer, startsWith("HTTP/1.1 400 "));
        }
    }

    @Test
    public void knowsItsTokensAfterItWasDown() throws Exception {
        String token = simulator.newToken();
        simulator.goDown();
        assertThrows(IOException.class, () -> client.get("/"));
        simulator.comeUp();
        assertThat(client.get(SERVICES, "X-Auth-Token", token).statusCode(), is(200));
    }

    @Test
    public void aThousandSilentRequestsDoNotDelayAThousandOthers() throws Exception {
        simulator.faults().on("/silence").always(Fault.noAnswer());
        HttpClient many = HttpClient.newHttpClient();
        Stream.generate(() -> client.request("GET", "/silence", ""))
                .limit(1000)
                .forEach(request -> many.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
        simulator.requests().awaitRequests("/silence", 1000, Duration.ofSeconds(60));
        String token = simulator.newToken();
        List<CompletableFuture<HttpResponse<Void>>> answers = Stream.generate(
                        () -> client.request("GET", SERVICES, "", "X-Auth-Token", token))
                .limit(1000)
                .map(request -> many.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                .toList();
        for (CompletableFuture<HttpResponse<Void>> answer : answers) {
            assertThat(answer.get(60, TimeUnit.SECONDS).statusCode(), is(200));
        }
    }

    @Test
    public void notesRequestsWithoutTheirSecrets() throws Exception {
        String token = simulator.newToken();
        client.get(SERVICES + "?limit=5", "X-Auth-Token", token);
        client.send("POST", "/v3/auth/tokens", "password");
        assertThat(simulator.requests().all(), hasSize(2));
        RequestLog.Seen seen = simulator.requests().all().get(0);
        assertThat(List.of(seen.method(), seen.path(), seen.query()), is(List.of("GET", SERVICES, "limit=5")));
        assertThat(seen.withToken(), is(true));
        assertThat(seen.signed(), is(false));
        assertThat(
                simulator.requests().all().toString(),
                allOf(not(containsString(token)), not(containsString("password"))));
    }

    @Test
    public void countsRequestsByMethodAndPath() throws Exception {
        client.get("/a");
        client.get("/a/b");
        client.send("POST", "/a", "");
        assertThat(simulator.requests().count("GET", "/a"), is(1L));
        assertThat(simulator.requests().count("GET", "/a.*"), is(2L));
        simulator.requests().clear();
        assertThat(simulator.requests().all(), hasSize(0));
    }

    @Test
    public void saysWhichRequestsItSawInsteadOfTheAwaitedOnes() throws Exception {
        client.get("/a");
        AssertionError error = assertThrows(
                AssertionError.class, () -> simulator.requests().awaitRequests("/b", 1, Duration.ofMillis(1)));
        assertThat(error.getMessage(), containsString("path=/a"));
    }

    @Test
    public void canBeTheProxyOfAClient() throws Exception {
        HttpClient behindProxy = HttpClient.newBuilder()
                .proxy(ProxySelector.of(
                        new InetSocketAddress("127.0.0.1", simulator.uri().getPort())))
                .build();
        URI elsewhere = URI.create("http://modelarts.example.com" + SERVICES);
        HttpResponse<byte[]> answer = behindProxy.send(
                HttpRequest.newBuilder(elsewhere)
                        .header("X-Auth-Token", simulator.newToken())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode(), is(200));
        assertThat(simulator.requests().all().get(0).viaProxy(), is(true));
    }

    @Test
    public void acceptsWhatHuaweisSignerSigned() throws Exception {
        com.huaweicloud.sdk.core.http.HttpRequest unsigned = com.huaweicloud.sdk.core.http.HttpRequest.newBuilder()
                .withMethod(HttpMethod.GET)
                .withEndpoint(simulator.uri().toString())
                .withPath("/v3/projects")
                .addQueryParam("name", List.of(Simulator.PROJECT))
                .build();
        BasicCredentials key =
                new BasicCredentials().withAk(Simulator.ACCESS_KEY).withSk(Simulator.SECRET_KEY);
        Map<String, String> headers = AKSKSigner.getInstance().sign(unsigned, key);
        HttpResponse<byte[]> answer = client.get(
                "/v3/projects?name=lab",
                "X-Sdk-Date",
                headers.get("X-Sdk-Date"),
                "Authorization",
                headers.get("Authorization"));
        assertThat(TestClient.json(answer).at("/projects/0/id").asText(), is(Simulator.PROJECT_ID));
        assertThat(simulator.requests().all().get(0).signed(), is(true));
    }

    @Test
    public void knowsOnlyItsAccessKeys() throws Exception {
        String unknown = "SDK-HMAC-SHA256 Access=other, SignedHeaders=host;x-sdk-date, Signature=" + "0".repeat(64);
        HttpResponse<byte[]> answer = client.get(SERVICES, "Authorization", unknown);
        assertThat(refusal(answer), is("401 APIGW.0301"));
        assertThat(TestClient.json(answer).get("error_msg").asText(), containsString("ak not exist"));
    }

    @Test
    public void runsOnItsOwnAndPrintsNoSecret() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] anyPort = {"--port", "0"};
        try (Simulator demo = Demo.start(anyPort, new PrintStream(out, true, StandardCharsets.UTF_8))) {
            String printed = out.toString(StandardCharsets.UTF_8);
            assertThat(
                    printed,
                    allOf(
                            containsString(demo.uri().toString()),
                            containsString("mnist"),
                            not(containsString(Simulator.PASSWORD)),
                            not(containsString(Simulator.SECRET_KEY))));
        }
    }

    @Test
    public void aNewDeploymentBringsAVersionAfterThePastOnes() {
        SimulatedService service =
                simulator.service("past", "mnist").past(PastUpdates.mnist(System.currentTimeMillis()));
        assertThat(service.deploy().json().at("/config/0/model_version").asText(), is("0.0.8"));
    }
}
