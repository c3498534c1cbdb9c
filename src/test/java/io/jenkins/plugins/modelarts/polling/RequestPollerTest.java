package io.jenkins.plugins.modelarts.polling;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Test;

/** Waits that ask, and responses that come, at the same time on several threads. */
public class RequestPollerTest {

    private static final int WAITS = 400;
    private static final int ROUNDS = 50;
    private static final int TARGETS = 3;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();

    @After
    public void stop() {
        threads.shutdownNow();
    }

    /** An hour passes within a tenth of a second. */
    @Test
    public void everyWaitGetsEveryResponseOnAnyThread() throws Exception {
        FakeTime time = FakeTime.fast(36_000);
        RequestPoller<Integer> poller = new RequestPoller<>(time.scheduler(threads), new Throttles());
        List<CompletableFuture<Integer>> waits = new ArrayList<>();
        for (int i = 0; i < WAITS; i++) {
            Asked query = new Asked(i % TARGETS, this::respondOnAnyThread);
            Caller caller = new Caller(() -> new AuthorizedClient("caller", null));
            waits.add(CompletableFuture.supplyAsync(() -> ask(poller, query, caller, ROUNDS), threads)
                    .thenCompose(wait -> wait));
        }

        for (CompletableFuture<Integer> wait : waits) {
            Futures.of(wait);
        }

        assertThat("for each target one request at a time", mostUnderWay.get(), lessThanOrEqualTo(TARGETS));
        time.timer().shutdownNow();
    }

    @Test
    public void whoJoinsWhileTheResponseComesIsNotLost() throws Exception {
        FakeTime time = FakeTime.stopped();
        RequestPoller<Integer> poller = new RequestPoller<>(time.scheduler(Runnable::run), new Throttles());
        List<CompletableFuture<Integer>> responses = new ArrayList<>();
        Asked query = new Asked(1, () -> {
            responses.add(new CompletableFuture<>());
            return responses.get(responses.size() - 1);
        });
        Thread response = new Thread(() -> responses.get(0).complete(1));
        AtomicReference<Runnable> onJoin = new AtomicReference<>(() -> startAndAwait(response));
        poller.next(query, 0, new Caller(() -> new AuthorizedClient(new CallerKey(onJoin), null)));
        time.pass(RequestPoller.MIN_GAP);

        CompletableFuture<Integer> late =
                poller.next(query, 0, new Caller(() -> new AuthorizedClient(new CallerKey(onJoin), null)));
        time.pass(RequestPoller.MIN_GAP);
        response.join();
        time.pass(RequestPoller.MIN_GAP);

        assertEquals(2, responses.size());
        responses.get(1).complete(2);
        assertEquals(2, (int) Futures.of(late));
    }

    /** With many builds, each task that has nothing to do would cost as much as one that has. */
    @Test
    public void nothingRunsUntilAWaitIsDue() throws Exception {
        FakeTime time = FakeTime.stopped();
        AtomicInteger tasks = new AtomicInteger();
        RequestPoller<Integer> poller = new RequestPoller<>(
                time.scheduler(task -> {
                    tasks.incrementAndGet();
                    task.run();
                }),
                new Throttles());
        Asked query = new Asked(1, () -> CompletableFuture.completedFuture(1));
        Caller caller = new Caller(() -> new AuthorizedClient("caller", null));
        CompletableFuture<Integer> first = poller.next(query, 0, caller);
        time.pass(Duration.ZERO);
        Futures.of(first);
        CompletableFuture<Integer> next = poller.next(query, 60_000, caller);
        int before = tasks.get();

        time.pass(Duration.ofSeconds(59));
        assertEquals(before, tasks.get());

        time.pass(Duration.ofSeconds(1));
        assertEquals(1, (int) Futures.of(next));
    }

    /** Until the thread has done its work, or waits for a lock that this thread holds. */
    private static void startAndAwait(Thread thread) {
        thread.start();
        while (thread.getState() != Thread.State.TERMINATED && thread.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
    }

    /** Asks again as soon as there is a response, as often as there are rounds. */
    private static CompletableFuture<Integer> ask(
            RequestPoller<Integer> poller, Asked query, Caller caller, int rounds) {
        CompletableFuture<Integer> response =
                poller.next(query, ThreadLocalRandom.current().nextInt(3000), caller);
        return rounds == 1 ? response : response.thenCompose(number -> ask(poller, query, caller, rounds - 1));
    }

    private CompletableFuture<Integer> respondOnAnyThread() {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        return CompletableFuture.supplyAsync(underWay::decrementAndGet, threads);
    }

    /** Equal to all others. Does something once when a request is compared with the one under way. */
    private record CallerKey(AtomicReference<Runnable> onComparison) {

        @Override
        public boolean equals(Object other) {
            Runnable once = onComparison.getAndSet(null);
            if (once != null) {
                once.run();
            }
            return other instanceof CallerKey;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private static final class Asked implements Query<Integer> {

        private final Target target;
        private final Supplier<CompletableFuture<Integer>> server;

        private Asked(int service, Supplier<CompletableFuture<Integer>> server) {
            this.target = new Target(URI.create("http://modelarts.example"), service);
            this.server = server;
        }

        @Override
        public Target target() {
            return target;
        }

        @Override
        public Query<Integer> and(Query<Integer> other) {
            return this;
        }

        @Override
        public CompletableFuture<Integer> send(ModelArtsClient client) {
            return server.get();
        }
    }
}
