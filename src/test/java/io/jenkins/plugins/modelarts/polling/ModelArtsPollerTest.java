package io.jenkins.plugins.modelarts.polling;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceDetails;
import io.jenkins.plugins.modelarts.client.model.ServiceList;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.testkit.Futures;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.Test;

public class ModelArtsPollerTest extends PolledRequests {

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
    public void onlyTheExecutorTellsTheResponse() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        CompletableFuture<ApiResponse<ServiceLogs>> response =
                new ModelArtsPoller(time.scheduler(tasks::add)).logs(ENDPOINT, MNIST, null, 0, acme);
        time.pass(INSTANT);
        tasks.remove().run();
        http.last().respond(200, LOGS);
        assertFalse(response.isDone());
        tasks.remove().run();
        assertTrue(response.isDone());
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
        next(MNIST, 1574770228888L, 1, acme);
        time.pass(SECOND);
        assertEquals("update_time=1574770228888", http.last().uri().getQuery());
    }

    @Test
    public void aServiceIsNotAskedTwiceWithinTheGap() {
        next(MNIST, 0, acme);
        time.pass(INSTANT);
        http.last().respond(200, LOGS);
        next(MNIST, 0, acme);
        time.pass(RequestPoller.MIN_GAP.minusMillis(1));
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
        CompletableFuture<ApiResponse<ServiceLogs>> without = next(MNIST, 1, new Caller(() -> {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, "deleted");
        }));
        CompletableFuture<ApiResponse<ServiceLogs>> with = next(MNIST, 1, acme);
        time.pass(SECOND);
        http.last().respond(200, LOGS);
        assertEquals(Problem.MISCONFIGURED, failure(without).problem());
        assertTrue(with.isDone());
    }

    @Test
    public void aFaultInOnesCredentialsFailsNobodyElse() {
        CompletableFuture<ApiResponse<ServiceLogs>> broken = next(MNIST, 1, new Caller(() -> {
            throw new NoClassDefFoundError("a credentials plugin that was removed");
        }));
        CompletableFuture<ApiResponse<ServiceLogs>> faulty = next(MNIST, 1, new Caller(() -> {
            throw new IllegalStateException();
        }));
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
        CompletableFuture<ApiResponse<ServiceLogs>> second = next(MNIST, 10, new Caller(() -> {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, "deleted meanwhile");
        }));
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
    public void twentyWaitsShareTheRequestsAboutAFailure() {
        for (int i = 0; i < 20; i++) {
            poller.details(ENDPOINT, MNIST, 0, as("acme"));
            poller.events(ENDPOINT, MNIST, 1000 + i, 0, as("acme"));
        }
        time.pass(INSTANT);
        assertEquals(
                List.of("/v1/p/services/mnist", "/v1/p/services/mnist/events"),
                http.sent().stream().map(sent -> sent.uri().getPath()).toList());
        assertThat(http.last().uri().getQuery(), startsWith("start_time=1000&"));
    }

    @Test
    public void eventsAreAskedForSinceTheEarliestOfAll() {
        poller.events(ENDPOINT, MNIST, 2000, 0, as("acme"));
        poller.events(ENDPOINT, MNIST, 1000, 0, as("acme"));
        time.pass(INSTANT);
        assertThat(http.last().uri().getQuery(), startsWith("start_time=1000&"));
    }

    @Test
    public void twentyWaitsForAllServicesShareOneList() {
        List<CompletableFuture<ApiResponse<ServiceList>>> waits =
                Futures.times(20, () -> poller.services(ENDPOINT, as("acme")));
        time.pass(INSTANT);
        assertEquals(1, http.sent().size());
        http.last().respond(200, "{\"total_count\":7}");
        waits.forEach(wait -> assertEquals(7, (int) wait.getNow(null).body().totalCount()));
    }

    @Test
    public void twentyWaitsForANameShareOneList() {
        List<CompletableFuture<ServiceDetails>> waits =
                Futures.times(20, () -> poller.serviceNamed(ENDPOINT, "mnist", 0, as("acme")));
        time.pass(INSTANT);
        assertEquals(1, http.sent().size());
        http.last().respond(200, "{\"services\":[{\"service_id\":\"id\",\"service_name\":\"mnist\"}]}");
        waits.forEach(wait -> assertEquals("id", wait.getNow(null).serviceId()));
    }

    @Test
    public void differentUpdateTimesOfAServiceShareOneRequest() {
        List<CompletableFuture<ApiResponse<ServiceLogs>>> waits = new ArrayList<>();
        for (long updateTime = 1; updateTime <= 1000; updateTime++) {
            waits.add(next(MNIST, updateTime, 1, as("acme")));
        }
        time.pass(SECOND);
        assertEquals(1, http.sent().size());
        assertNull(http.last().uri().getQuery());
        http.last().respond(200, LOGS);
        waits.forEach(wait -> assertTrue(wait.isDone()));
    }

    @Test
    public void requestsWithinTenSecondsShareALookUp() {
        for (int second = 0; second < 10; second += 3) {
            next(MNIST, second == 0 ? 0 : 3, acme);
            time.pass(SECOND.multipliedBy(second == 0 ? 0 : 3));
            http.last().respond(200, LOGS);
        }
        assertEquals(4, http.sent().size());
        assertEquals(1, lookups);
    }

    @Test
    public void aLaterRequestLooksUpTheCredentialsAnew() {
        for (int i = 0; i < 2; i++) {
            next(MNIST, 10, acme);
            time.pass(SECOND.multipliedBy(10));
            http.last().respond(200, LOGS);
        }
        assertEquals(2, lookups);
    }

    @Test
    public void afterAFailureTheCredentialsAreLookedUpAtOnce() {
        for (int i = 0; i < 2; i++) {
            next(MNIST, 3, acme);
            time.pass(SECOND.multipliedBy(3));
            http.last().respond(403, "{}");
        }
        assertEquals(2, lookups);
    }

    @Test
    public void onlyTheWaitThatSendsLooksUpItsCredentials() {
        List<Caller> callers = IntStream.range(0, 20).mapToObj(i -> as("acme")).toList();
        for (int round = 1; round <= 3; round++) {
            callers.forEach(caller -> next(MNIST, 10, caller));
            time.pass(SECOND.multipliedBy(10));
            http.last().respond(200, LOGS);
            assertEquals("each once, then one for each request", 20 + round - 1, lookups);
        }
    }
}
