package io.jenkins.plugins.modelarts.polling;

import static io.jenkins.plugins.modelarts.polling.UpdateSelectorTest.log;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.InLanguage;
import io.jenkins.plugins.modelarts.testkit.StubAuthorizer;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class FailureDiagnosisTest {

    private static final URI ENDPOINT = URI.create("http://modelarts.example");
    private static final ServiceRef MNIST = new ServiceRef("lab", null, "mnist");
    private static final long BEGAN = 1000;
    private static final String DETAILS = "{\"error_msg\":\"out of memory\"}";
    private static final String EVENTS =
            "{\"events\":[{\"event_type\":\"abnormal\",\"event_info\":\"No memory.\",\"occur_time\":2000}]}";

    @Rule
    public final InLanguage language = new InLanguage(Locale.ENGLISH);

    private final FakeTime time = FakeTime.stopped();
    private final StubHttpClient http = new StubHttpClient();
    private final Caller caller = new Caller(() -> new AuthorizedClient(
            "acme",
            new ModelArtsClient(new HttpTransport(http, time.clock()), ENDPOINT, new StubAuthorizer("p", "T"))));
    private final Scheduler scheduler = time.scheduler(Runnable::run);
    private final ModelArtsPoller poller = new ModelArtsPoller(scheduler);
    private final CompletableFuture<FailureDiagnosis> diagnosis = FailureDiagnosis.of(
            log(BEGAN, "FAIL"),
            delay -> poller.details(ENDPOINT, MNIST, delay, caller),
            delay -> poller.events(ENDPOINT, MNIST, BEGAN, delay, caller),
            scheduler);

    @Before
    public void sendBothRequests() {
        time.pass(Duration.ZERO);
    }

    @Test
    public void asksForDetailsAndEventsAtTheSameTime() {
        assertEquals(
                List.of("/v1/p/services/mnist", "/v1/p/services/mnist/events"),
                http.sent().stream().map(sent -> sent.uri().getPath()).toList());
        details().respond(200, DETAILS);
        assertFalse(diagnosis.isDone());
        events().respond(200, EVENTS);
        assertEquals("out of memory", diagnosis.join().reason());
        assertEquals("No memory.", diagnosis.join().events().get(0).eventInfo());
        assertEquals(List.of(), diagnosis.join().problems());
    }

    @Test
    public void aMissingPermissionIsReportedAndChangesNothingElse() {
        details().respond(200, DETAILS);
        events().respond(403, "{\"error_code\":\"ModelArts.0108\"}");
        assertEquals("out of memory", diagnosis.join().reason());
        assertEquals(List.of(), diagnosis.join().events());
        assertThat(diagnosis.join().problems().get(0), containsString("modelarts:service:getEvents"));
    }

    @Test
    public void aPassingFailureIsRepeatedTwice() {
        events().respond(200, EVENTS);
        details().respond(503, "");
        time.pass(Duration.ofSeconds(2).minusMillis(1));
        assertEquals(2, http.sent().size());
        time.pass(Duration.ofMillis(1));
        http.last().respond(503, "");
        time.pass(Duration.ofSeconds(2));
        http.last().respond(503, "");
        time.pass(Duration.ofMinutes(5));
        assertEquals(4, http.sent().size());
        assertEquals("No memory.", diagnosis.join().reason());
        assertThat(diagnosis.join().problems().get(0), containsString("HTTP 503"));
    }

    @Test
    public void aRepetitionCanSucceed() {
        events().respond(200, EVENTS);
        details().respond(429, "", "Retry-After", "60");
        time.pass(Duration.ofSeconds(60));
        http.last().respond(200, DETAILS);
        assertEquals("out of memory", diagnosis.join().reason());
    }

    @Test
    public void aLongRetryAfterIsNotWaitedFor() {
        events().respond(200, EVENTS);
        details().respond(429, "", "Retry-After", "61");
        assertEquals("No memory.", diagnosis.join().reason());
        assertEquals(1, diagnosis.join().problems().size());
    }

    @Test
    public void aServerThatDoesNotRespondIsNotAskedAgain() {
        events().respond(200, EVENTS);
        details().respond(408, "");
        assertEquals("No memory.", diagnosis.join().reason());
    }

    @Test
    public void whenNothingCanBeAskedTheReasonIsUnknown() {
        details().respond(403, "");
        events().respond(403, "");
        assertEquals("ModelArts gives no reason", diagnosis.join().reason());
        assertEquals(2, diagnosis.join().problems().size());
    }

    @Test
    public void aServerThatNeverRespondsCostsThreeMinutes() {
        events().respond(200, EVENTS);
        time.pass(Duration.ofMinutes(3).minusMillis(1));
        assertFalse(diagnosis.isDone());
        time.pass(Duration.ofMillis(1));
        assertEquals("No memory.", diagnosis.join().reason());
        assertEquals(
                List.of("ModelArts did not say in time why the update failed."),
                diagnosis.join().problems());
    }

    private StubHttpClient.Sent<?> details() {
        return http.sent().get(0);
    }

    private StubHttpClient.Sent<?> events() {
        return http.sent().get(1);
    }
}
