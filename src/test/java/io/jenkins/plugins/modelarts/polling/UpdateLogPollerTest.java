package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.StubAuthorizer;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.Test;

public class UpdateLogPollerTest {

    private static final URI ENDPOINT = URI.create("http://modelarts.example");
    private static final LogQuery MNIST = new LogQuery(ENDPOINT, new ServiceRef("cn-north-4", null, "mnist"), null);
    private static final LogQuery RESNET = new LogQuery(ENDPOINT, new ServiceRef("cn-north-4", null, "resnet"), null);
    private static final Duration INSTANT = Duration.ZERO;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String LOGS = "{\"service_id\":\"mnist\",\"logs\":[]}";

    private final FakeTime time = FakeTime.stopped();
    private final StubHttpClient http = new StubHttpClient();
    private final UpdateLogPoller poller = new UpdateLogPoller(time.scheduler(Runnable::run));
    private final AuthorizedClient.Supplier acme = as("acme");

    @Test
    public void asksAfterTheDelayAndNotBefore() {
        next(MNIST, 10, acme);
        time.pass(Duration.ofMillis(9999));
        assertEquals(0, http.sent().size());
        time.pass(Duration.ofMillis(1));
        assertEquals(1, http.sent().size());
    }

    @Test
    public void theFirstDueRequestServesAll() {
        CompletableFuture<ApiResponse<ServiceLogs>> early = next(MNIST, 10, acme);
        CompletableFuture<ApiResponse<ServiceLogs>> late = next(MNIST, 60, acme);
        time.pass(SECOND.multipliedBy(10));
        http.last().respond(200, LOGS);
        assertSame(early.join(), late.join());
        time.pass(MINUTE);
        assertEquals(1, http.sent().size());
    }

    @Test
    public void anEarlierDueTimeCounts() {
        next(MNIST, 60, acme);
        next(MNIST, 5, acme);
        time.pass(SECOND.multipliedBy(5));
        assertEquals(1, http.sent().size());
    }

    @Test
    public void otherCredentialsShareNoResponse() {
        CompletableFuture<ApiResponse<ServiceLogs>> mine = next(MNIST, 1, acme);
        CompletableFuture<ApiResponse<ServiceLogs>> theirs = next(MNIST, 1, as("other"));
        time.pass(SECOND);
        assertEquals(2, http.sent().size());
        http.sent().get(0).respond(200, LOGS);
        assertTrue(mine.isDone());
        assertFalse(theirs.isDone());
    }

    @Test
    public void eachServiceIsAskedAboutByItself() {
        next(MNIST, 1, acme);
        next(RESNET, 1, acme);
        time.pass(SECOND);
        assertEquals(2, http.sent().size());
    }

    @Test
    public void oneUpdateIsAskedForByItself() {
        next(new LogQuery(ENDPOINT, new ServiceRef("cn-north-4", null, "mnist"), 1574770228888L), 1, acme);
        time.pass(SECOND);
        assertEquals("update_time=1574770228888", http.last().uri().getQuery());
    }

    @Test
    public void aServiceIsNotAskedTwiceWithinTheGap() {
        next(MNIST, 0, acme);
        time.pass(INSTANT);
        http.last().respond(200, LOGS);
        next(MNIST, 0, acme);
        time.pass(UpdateLogPoller.MIN_GAP.minusMillis(1));
        assertEquals(1, http.sent().size());
        time.pass(Duration.ofMillis(1));
        assertEquals(2, http.sent().size());
    }

    @Test
    public void noResponseIsOlderThanTheSubscription() {
        next(MNIST, 0, acme);
        time.pass(INSTANT);
        CompletableFuture<ApiResponse<ServiceLogs>> second = next(MNIST, 0, acme);
        time.pass(MINUTE);
        assertEquals("one at a time", 1, http.sent().size());
        http.last().respond(200, LOGS);
        assertFalse(second.isDone());
        time.pass(INSTANT);
        http.last().respond(200, LOGS);
        assertTrue(second.isDone());
        assertEquals(2, http.sent().size());
    }

    @Test
    public void aFailureGoesToAllWhoShareTheRequest() {
        CompletableFuture<ApiResponse<ServiceLogs>> one = next(MNIST, 1, acme);
        CompletableFuture<ApiResponse<ServiceLogs>> other = next(MNIST, 1, acme);
        time.pass(SECOND);
        http.last().respond(502, "");
        assertEquals(Problem.UNAVAILABLE, failure(one).problem());
        assertSame(failure(one), failure(other));
    }

    @Test
    public void missingCredentialsFailTheirOwnerAlone() {
        CompletableFuture<ApiResponse<ServiceLogs>> without = next(MNIST, 1, () -> {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, "deleted");
        });
        CompletableFuture<ApiResponse<ServiceLogs>> with = next(MNIST, 1, acme);
        time.pass(SECOND);
        http.last().respond(200, LOGS);
        assertEquals(Problem.MISCONFIGURED, failure(without).problem());
        assertTrue(with.isDone());
    }

    @Test
    public void aFaultInOnesCredentialsFailsNobodyElse() {
        CompletableFuture<ApiResponse<ServiceLogs>> broken = next(MNIST, 1, () -> {
            throw new NoClassDefFoundError("a credentials plugin that was removed");
        });
        CompletableFuture<ApiResponse<ServiceLogs>> faulty = next(MNIST, 1, () -> {
            throw new IllegalStateException();
        });
        CompletableFuture<ApiResponse<ServiceLogs>> sound = next(MNIST, 1, acme);
        time.pass(SECOND);
        http.last().respond(200, LOGS);
        assertEquals(Problem.UNEXPECTED, failure(broken).problem());
        assertEquals(Problem.UNEXPECTED, failure(faulty).problem());
        assertTrue(sound.isDone());
    }

    @Test
    public void aRequestThatCannotBeMadeFails() {
        CompletableFuture<ApiResponse<ServiceLogs>> first = next(MNIST, 1, asBroken());
        time.pass(SECOND);
        assertEquals(Problem.UNEXPECTED, failure(first).problem());
        CompletableFuture<ApiResponse<ServiceLogs>> second = next(MNIST, 1, asBroken());
        time.pass(MINUTE);
        assertTrue(second.isDone());
    }

    @Test
    public void credentialsAreLookedUpAnewForEachRequest() {
        next(MNIST, 0, acme);
        time.pass(INSTANT);
        http.last().respond(200, LOGS);
        CompletableFuture<ApiResponse<ServiceLogs>> second = next(MNIST, 10, () -> {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, "deleted meanwhile");
        });
        time.pass(MINUTE);
        assertEquals(Problem.MISCONFIGURED, failure(second).problem());
        assertEquals(1, http.sent().size());
    }

    @Test
    public void nothingIsSentForACancelledFuture() {
        next(MNIST, 10, acme).cancel(false);
        time.pass(MINUTE);
        assertEquals(0, http.sent().size());
    }

    @Test
    public void nothingIsKeptWhenNobodyWaits() {
        next(MNIST, 10, acme).cancel(false);
        next(RESNET, 0, acme);
        time.pass(INSTANT);
        http.last().respond(200, LOGS);
        assertEquals(2, poller.size());
        time.pass(MINUTE);
        assertEquals(0, poller.size());
    }

    @Test
    public void untilRetryAfterNothingIsSentAndTheDueFail() {
        throttle(30);
        CompletableFuture<ApiResponse<ServiceLogs>> soon = next(MNIST, 29, acme);
        time.pass(SECOND.multipliedBy(29));
        assertEquals(Problem.THROTTLED, failure(soon).problem());
        assertEquals(Duration.ofSeconds(30), failure(soon).retryAfter());
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
    public void retryAfterDoesNotFailWhatIsNotDue() {
        throttle(30);
        CompletableFuture<ApiResponse<ServiceLogs>> due = next(MNIST, 10, acme);
        CompletableFuture<ApiResponse<ServiceLogs>> notDue = next(MNIST, 40, acme);
        time.pass(SECOND.multipliedBy(39));
        assertTrue(due.isDone());
        assertFalse(notDue.isDone());
        time.pass(SECOND);
        http.last().respond(200, LOGS);
        assertFalse(notDue.isCompletedExceptionally());
    }

    private void throttle(int seconds) {
        CompletableFuture<ApiResponse<ServiceLogs>> first = next(MNIST, 0, acme);
        time.pass(INSTANT);
        http.last().respond(429, "", "Retry-After", String.valueOf(seconds));
        assertEquals(Problem.THROTTLED, failure(first).problem());
    }

    private CompletableFuture<ApiResponse<ServiceLogs>> next(
            LogQuery query, long seconds, AuthorizedClient.Supplier client) {
        return poller.next(query, Duration.ofSeconds(seconds).toMillis(), client);
    }

    private static ModelArtsException failure(CompletableFuture<?> future) {
        assertTrue("done", future.isDone());
        return ModelArtsException.in(assertThrows(ExecutionException.class, future::get));
    }

    private AuthorizedClient.Supplier as(String identity) {
        return () -> new AuthorizedClient(
                identity,
                new ModelArtsClient(
                        new HttpTransport(http, time.clock()), ENDPOINT, new StubAuthorizer("p", identity)));
    }

    private AuthorizedClient.Supplier asBroken() {
        return () -> new AuthorizedClient(
                "broken",
                new ModelArtsClient(
                        new HttpTransport(http, time.clock()), ENDPOINT, new StubAuthorizer(null, "broken")));
    }
}
