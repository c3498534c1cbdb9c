package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.client.ApiOperation;
import io.jenkins.plugins.modelarts.client.ApiRequest;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

public class BackoffTest {

    private static final URI ANYWHERE = URI.create("http://modelarts.example");

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), 1.5, Duration.ofSeconds(10), 0.25);

    @Test
    public void eachDelayIsLongerUpToTheLongest() {
        assertEquals(2000, backoff.millis(0, 0.5));
        assertEquals(3000, backoff.millis(1, 0.5));
        assertEquals(4500, backoff.millis(2, 0.5));
        assertEquals(10_000, backoff.millis(4, 0.5));
        assertEquals(10_000, backoff.millis(1000, 0.5));
    }

    @Test
    public void chanceSpreadsADelayUpAndDown() {
        assertEquals(1500, backoff.millis(0, 0));
        assertEquals(2500, backoff.millis(0, 1));
        assertEquals(12_500, backoff.millis(9, 1));
    }

    @Test
    public void withoutSpreadChanceDoesNotMatter() {
        Backoff steady = new Backoff(Duration.ofSeconds(2), 1, Duration.ofSeconds(2), 0);
        assertEquals(2000, steady.millis(0, 0));
        assertEquals(2000, steady.millis(7, 0.9));
    }

    @Test
    public void aDelayIsNotShorterThanRetryAfter() {
        assertEquals(7000, backoff.millisAfter(throttled("7"), 0, 0));
        assertEquals("spread upwards only", 8000, backoff.millisAfter(throttled("7"), 0, 0.5));
        assertEquals(4500, backoff.millisAfter(throttled("1"), 2, 0.5));
    }

    @Test
    public void withoutRetryAfterTheDelayIsTheUsualOne() {
        ModelArtsException failure = ModelArtsException.withMessage(Problem.UNAVAILABLE, "down");
        assertEquals(3000, backoff.millisAfter(failure, 1, 0.5));
    }

    private static ModelArtsException throttled(String retryAfter) {
        StubHttpClient http = new StubHttpClient();
        CompletableFuture<?> response = new HttpTransport(
                        http, FakeTime.stopped().clock())
                .send(
                        HttpRequest.newBuilder(ANYWHERE).build(),
                        new ApiRequest(ApiOperation.LOGS, ANYWHERE, "p", "mnist"));
        http.last().respond(429, "", "Retry-After", retryAfter);
        return Futures.failureOf(response);
    }
}
