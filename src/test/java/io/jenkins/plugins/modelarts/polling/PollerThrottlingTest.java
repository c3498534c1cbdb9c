package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

/** What a poller does while a server asks its callers to wait. */
public class PollerThrottlingTest extends PolledRequests {

    @Test
    public void untilRetryAfterNothingIsSentAndTheDueFail() {
        throttle(30);
        CompletableFuture<ApiResponse<ServiceLogs>> soon = next(MNIST, 29, acme);
        time.pass(SECOND.multipliedBy(29));
        assertEquals(Problem.THROTTLED, failure(soon).problem());
        assertEquals(SECOND, failure(soon).retryAfter());
        assertEquals(1, http.sent().size());
    }

    @Test
    public void theServerIsAskedAgainAfterRetryAfter() {
        throttle(30);
        next(MNIST, 30, acme);
        time.pass(SECOND.multipliedBy(30));
        assertEquals(2, http.sent().size());
    }

    @Test
    public void retryAfterCountsForAllServicesOfACaller() {
        throttle(30);
        CompletableFuture<ApiResponse<ServiceLogs>> otherService = next(RESNET, 1, acme);
        time.pass(SECOND);
        assertEquals(Problem.THROTTLED, failure(otherService).problem());
    }

    @Test
    public void retryAfterDoesNotCountForOtherCallers() {
        throttle(30);
        next(RESNET, 1, as("other"));
        time.pass(SECOND);
        assertEquals(2, http.sent().size());
    }

    @Test
    public void retryAfterDoesNotCountForOtherServers() {
        throttle(30);
        poller.logs(URI.create("http://other.example"), MNIST, null, 1000, acme);
        time.pass(SECOND);
        assertEquals(2, http.sent().size());
    }

    @Test
    public void retryAfterDoesNotFailWhatIsNotDue() {
        throttle(30);
        CompletableFuture<ApiResponse<ServiceLogs>> due = next(MNIST, 10, acme);
        CompletableFuture<ApiResponse<ServiceLogs>> notDue = next(MNIST, 40, acme);
        time.pass(SECOND.multipliedBy(39));
        assertTrue(due.isDone());
        assertFalse(notDue.isDone());
        time.pass(SECOND);
        http.last().respond(200, LOGS);
        assertTrue(notDue.isDone());
        assertFalse(notDue.isCompletedExceptionally());
    }

    @Test
    public void whoIsDueDuringRetryAfterLearnsTheRemainingTime() {
        throttle(30);
        CompletableFuture<ApiResponse<ServiceLogs>> soon = next(MNIST, 20, acme);
        time.pass(SECOND.multipliedBy(20));
        assertEquals(Duration.ofSeconds(10), failure(soon).retryAfter());
    }

    @Test
    public void aShorterRetryAfterDoesNotEndALongerOne() {
        next(MNIST, 0, acme);
        next(RESNET, 0, acme);
        time.pass(INSTANT);
        http.sent().get(0).respond(429, "", "Retry-After", "600");
        http.sent().get(1).respond(429, "", "Retry-After", "1");
        CompletableFuture<ApiResponse<ServiceLogs>> later = next(RESNET, 100, acme);
        time.pass(SECOND.multipliedBy(100));
        assertEquals(Duration.ofSeconds(500), failure(later).retryAfter());
    }

    @Test
    public void retryAfterCountsForAllKindsOfRequests() {
        throttle(30);
        CompletableFuture<?> details = poller.details(ENDPOINT, MNIST, 0, acme);
        CompletableFuture<?> events = poller.events(ENDPOINT, MNIST, 1, 0, acme);
        CompletableFuture<?> named = poller.serviceNamed(ENDPOINT, "mnist", 0, acme);
        time.pass(INSTANT);
        for (CompletableFuture<?> future : List.of(details, events, named)) {
            assertEquals(Problem.THROTTLED, failure(future).problem());
        }
        assertEquals(1, http.sent().size());
    }

    private void throttle(int seconds) {
        CompletableFuture<ApiResponse<ServiceLogs>> first = next(MNIST, 0, acme);
        time.pass(INSTANT);
        http.last().respond(429, "", "Retry-After", String.valueOf(seconds));
        assertEquals(Problem.THROTTLED, failure(first).problem());
    }
}
