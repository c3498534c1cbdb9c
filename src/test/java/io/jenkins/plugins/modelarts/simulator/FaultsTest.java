package io.jenkins.plugins.modelarts.simulator;

import static io.jenkins.plugins.modelarts.simulator.TestClient.SERVICES;
import static io.jenkins.plugins.modelarts.simulator.TestClient.refusal;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;

public class FaultsTest {

    @Rule
    public final SimulatorRule rule = new SimulatorRule();

    private final Simulator simulator = rule.get();
    private final TestClient client = new TestClient(simulator);

    @Test
    public void playsFaultsInTheOrderAskedFor() throws Exception {
        simulator.faults().next(2, Fault.status(500));
        simulator.faults().next(Fault.status(503));
        assertThat(statuses(4), is(List.of(500, 500, 503, 200)));
    }

    @Test
    public void aFaultCanStayUntilCleared() throws Exception {
        simulator.faults().always(Fault.status(503));
        assertThat(statuses(3), is(List.of(503, 503, 503)));
        simulator.faults().clear();
        assertThat(statuses(1), is(List.of(200)));
    }

    @Test
    public void aFaultCanBeForOnePathOnly() throws Exception {
        simulator.service("s-1", "mnist");
        simulator.faults().on(".*/logs").always(Fault.status(503));
        assertThat(statuses(1), is(List.of(200)));
        assertThat(client.getWithToken(SERVICES + "/s-1/logs").statusCode(), is(503));
    }

    @Test
    public void theControlDoorIsNeverAffected() throws Exception {
        simulator.service("s-1", "mnist");
        simulator.faults().always(Fault.reset());
        assertThat(client.send("POST", "/simulator/services/s-1/deploy", "").statusCode(), is(200));
    }

    @Test
    public void randomFaultsAreTheSameForTheSameSeed() throws Exception {
        Faults.Chance some = new Faults.Chance(0.3, Fault.status(503));
        Faults.Chance more = new Faults.Chance(0.3, Fault.status(500));
        simulator.faults().random(7, some, more);
        List<Integer> first = statuses(40);
        simulator.faults().clear();
        simulator.faults().random(7, some, more);
        assertThat(statuses(40), is(first));
        assertThat(first.containsAll(List.of(200, 500, 503)), is(true));
    }

    @Test
    public void throttlesForSecondsOrUntilADateOrInWords() throws Exception {
        simulator.faults().next(Fault.throttled(Duration.ofSeconds(7)));
        simulator.faults().next(Fault.throttledUntil(Instant.parse("2026-03-01T12:00:00Z")));
        simulator.faults().next(Fault.throttledByGateway());
        assertThat(list().headers().firstValue("Retry-After"), is(Optional.of("7")));
        assertThat(list().headers().firstValue("Retry-After"), is(Optional.of("Sun, 01 Mar 2026 12:00:00 GMT")));
        HttpResponse<byte[]> inWords = list();
        assertThat(text(inWords), containsString("limit:60,time:1 minute"));
        assertThat(refusal(inWords), is("429 APIG.0308"));
    }

    @Test
    public void resetsTheConnection() {
        simulator.faults().always(Fault.reset());
        IOException thrown = assertThrows(IOException.class, this::list);
        assertThat(root(thrown), instanceOf(SocketException.class));
    }

    @Test
    public void cutsAResponseOff() {
        simulator.faults().next(Fault.cutOff());
        assertThrows(IOException.class, this::list);
    }

    @Test
    public void truncatesTheJsonAlone() throws Exception {
        simulator.faults().next(Fault.truncated());
        HttpResponse<byte[]> answer = list();
        assertThat(answer.statusCode(), is(200));
        assertThat(Tree.read(answer.body()), is(Optional.empty()));
    }

    @Test
    public void doesNotRespondUntilTheClientGivesUp() {
        simulator.faults().next(Fault.noAnswer());
        assertThrows(
                HttpTimeoutException.class,
                () -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(simulator.uri())
                                        .timeout(Duration.ofMillis(50))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding()));
    }

    @Test
    public void delaysAndDripsTheRightResponse() throws Exception {
        simulator.faults().next(Fault.delay(Duration.ofMillis(1)));
        simulator.faults().next(Fault.drip(Duration.ofNanos(1)));
        assertThat(text(list()), is("{\"total_count\":0,\"count\":0,\"services\":[]}"));
        assertThat(text(list()), is("{\"total_count\":0,\"count\":0,\"services\":[]}"));
    }

    @Test
    public void sendsAsMuchAsWanted() throws Exception {
        simulator.faults().next(Fault.huge(1_000_000));
        assertThat(list().body().length, is(1_000_000));
    }

    @Test
    public void showsAWebPage() throws Exception {
        simulator.faults().next(Fault.html());
        assertThat(list().headers().firstValue("Content-Type"), is(Optional.of("text/html")));
    }

    @Test
    public void redirects() throws Exception {
        simulator.faults().next(Fault.redirect(URI.create("http://127.0.0.1:1/")));
        HttpResponse<byte[]> answer = list();
        assertThat(answer.statusCode(), is(302));
        assertThat(answer.headers().firstValue("Location"), is(Optional.of("http://127.0.0.1:1/")));
    }

    private List<Integer> statuses(int count) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(list().statusCode());
        }
        return statuses;
    }

    private HttpResponse<byte[]> list() throws IOException, InterruptedException {
        return client.getWithToken(SERVICES);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }
}
