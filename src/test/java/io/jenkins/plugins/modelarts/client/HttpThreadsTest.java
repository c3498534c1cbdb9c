package io.jenkins.plugins.modelarts.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.simulator.SimulatorRule;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/** Which threads handle responses, and how many there are. */
public class HttpThreadsTest {

    private static final int RESPONSES = 50;
    private static final int NETWORK_THREADS = 2;

    @Rule
    public final SimulatorRule rule = new SimulatorRule();

    private final Simulator simulator = rule.get();
    private final FakeTime time = FakeTime.stopped();
    private final ThreadPoolExecutor network = pool(NETWORK_THREADS);
    private final ThreadPoolExecutor handlers = pool(1);
    private final ThreadPoolExecutor serving = pool(RESPONSES);
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newBuilder().executor(network).build();

    @After
    public void stop() {
        List.of(network, handlers, serving).forEach(ThreadPoolExecutor::shutdownNow);
    }

    @Test
    public void onlyTheExecutorHandlesAResponse() throws Exception {
        simulator.faults().next(Fault.status(200, "{}"));

        assertIsHandledByTheExecutor(http(client, tasks::add));
    }

    @Test
    public void onlyTheExecutorHandlesARefusal() throws Exception {
        simulator.faults().next(Fault.status(500));

        assertIsHandledByTheExecutor(http(client, tasks::add));
    }

    @Test
    public void onlyTheExecutorHandlesABrokenConnection() throws Exception {
        simulator.faults().always(Fault.reset());

        assertIsHandledByTheExecutor(http(client, tasks::add));
    }

    @Test
    public void onlyTheExecutorHandlesTheTimeLimit() throws Exception {
        CompletableFuture<RawResponse> response =
                http(new StubHttpClient(), tasks::add).send(request(), call());

        time.pass(HttpTransport.TIME_LIMIT);

        assertThat(response.isDone(), is(false));
        tasks.remove().run();
        assertThat(Futures.failureOf(response).problem(), is(Problem.TIMED_OUT));
    }

    @Test
    public void aRequestThatTakesTooLongIsCancelled() {
        StubHttpClient stub = new StubHttpClient();
        http(stub, Runnable::run).send(request(), call());

        time.pass(HttpTransport.TIME_LIMIT);

        assertThat(stub.last().isCancelled(), is(true));
    }

    @Test
    public void anAnsweredRequestLeavesNothingInTheTimer() {
        CompletableFuture<Void> limit = new CompletableFuture<>();
        StubHttpClient stub = new StubHttpClient();
        new HttpTransport(stub, UnaryOperator.identity(), time.clock(), Runnable::run, (task, delayMillis) -> limit)
                .send(request(), call());

        stub.last().respond(200, "{}");

        assertThat(limit.isCancelled(), is(true));
    }

    @Test
    public void aResponseThatIsThereAtOnceIsHandledOnce() {
        StubHttpClient stub = new StubHttpClient();
        stub.respond(200, "{}");

        http(stub, tasks::add).send(request(), call());

        assertThat(tasks.size(), is(1));
    }

    @Test
    public void fiftyResponsesAtOnceStartNoThread() throws Exception {
        CountDownLatch allHere = new CountDownLatch(RESPONSES);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), RESPONSES);
        server.createContext("/", exchange -> {
            allHere.countDown();
            try {
                allHere.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.close();
        });
        server.setExecutor(serving);
        server.start();
        HttpTransport http = http(client, handlers);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getTotalStartedThreadCount();

        for (CompletableFuture<RawResponse> one : Futures.times(RESPONSES, () -> http.send(request, call()))) {
            assertThat(Futures.of(one).status(), is(200));
        }

        // The JDK starts one when a response is there before the call that sent the request has returned, which is
        // rare.
        assertThat(threads.getTotalStartedThreadCount() - before, lessThanOrEqualTo(1L));
        server.stop(0);
    }

    private void assertIsHandledByTheExecutor(HttpTransport http) throws Exception {
        CompletableFuture<RawResponse> response = http.send(request(), call());

        Runnable task = tasks.poll(20, TimeUnit.SECONDS);

        assertThat(response.isDone(), is(false));
        task.run();
        assertThat(response.isDone(), is(true));
    }

    private HttpTransport http(HttpClient over, Executor executor) {
        return new HttpTransport(over, UnaryOperator.identity(), time.clock(), executor, Timer.of(time.timer()));
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(simulator.uri().resolve("/anything")).build();
    }

    private ApiRequest call() {
        return new ApiRequest(ApiOperation.LOGS, simulator.uri(), "p", "s");
    }

    private static ThreadPoolExecutor pool(int size) {
        ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(size);
        pool.prestartAllCoreThreads();
        return pool;
    }
}
