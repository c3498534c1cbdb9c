package io.jenkins.plugins.modelarts.polling;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;

/** Many waits that ask at the same time, on several threads. An hour passes within a tenth of a second. */
public class RequestPollerTest {

    private static final int THREADS = 4;
    private static final int WAITS = 400;
    private static final int ROUNDS = 50;
    private static final int TARGETS = 3;

    private final FakeTime time = FakeTime.fast(36_000);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final RequestPoller<Integer> poller = new RequestPoller<>(time.scheduler(threads), new Throttles());
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();

    @After
    public void stop() {
        time.timer().shutdownNow();
        threads.shutdownNow();
    }

    @Test
    public void everyWaitGetsEveryResponseOnAnyThread() throws Exception {
        List<CompletableFuture<Integer>> waits = new ArrayList<>();
        for (int i = 0; i < WAITS; i++) {
            Query.Target target = new Query.Target(URI.create("http://modelarts.example"), i % TARGETS);
            Caller caller = new Caller(() -> new AuthorizedClient("caller", null));
            waits.add(CompletableFuture.supplyAsync(() -> ask(new Asked(target), caller, ROUNDS), threads)
                    .thenCompose(wait -> wait));
        }

        for (CompletableFuture<Integer> wait : waits) {
            Futures.of(wait);
        }

        assertThat("for each target one request at a time", mostUnderWay.get(), lessThanOrEqualTo(TARGETS));
    }

    /** Asks again as soon as there is a response, as often as there are rounds. */
    private CompletableFuture<Integer> ask(Asked query, Caller caller, int rounds) {
        CompletableFuture<Integer> response =
                poller.next(query, ThreadLocalRandom.current().nextInt(3000), caller);
        return rounds == 1 ? response : response.thenCompose(number -> ask(query, caller, rounds - 1));
    }

    private final class Asked implements Query<Integer> {

        private final Target target;

        private Asked(Target target) {
            this.target = target;
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
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            return CompletableFuture.supplyAsync(
                    () -> {
                        underWay.decrementAndGet();
                        return requests.incrementAndGet();
                    },
                    threads);
        }
    }
}
