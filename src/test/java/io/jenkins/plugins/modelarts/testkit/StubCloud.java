package io.jenkins.plugins.modelarts.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.rules.ExternalResource;

/** A server on this machine that records what it is asked and responses as the test says. */
public final class StubCloud extends ExternalResource {

    public record Request(String method, URI uri, Headers headers, String body) {
        public boolean isForToken() {
            return uri.getPath().equals("/v3/auth/tokens");
        }

        public boolean isForProjects() {
            return uri.getPath().equals("/v3/projects");
        }

        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    public record Reply(int status, Map<String, String> headers, String body) {
        public static Reply json(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/json"), body);
        }
    }

    public static final String WRONG_PASSWORD =
            "{\"error\":{\"code\":401,\"message\":\"The username or password is wrong.\",\"title\":\"Unauthorized\"}}";

    public static final String BAD_SIGNATURE =
            "{\"error_code\":\"APIG.0301\",\"error_msg\":\"Incorrect IAM authentication information: "
                    + "verify aksk signature fail, ak:AK-ID\",\"request_id\":\"r1\"}";

    public static final String TOKEN_ENDED =
            "{\"error_code\":\"APIG.0307\",\"error_msg\":\"The token must be updated.\",\"request_id\":\"r2\"}";

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean held;
    private volatile Function<Request, Reply> responses = request -> Reply.json(404, "{}");
    private HttpServer server;
    private ExecutorService threads;

    @Override
    protected void before() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    protected void after() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            requests.add(request);
            Reply reply = responses.apply(request);
            if (held) {
                gate.await();
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void respond(Function<Request, Reply> newResponses) {
        responses = newResponses;
    }

    public void respond(int status, String body) {
        responses = request -> Reply.json(status, body);
    }

    /** Every response waits from now on, until {@link #release}. */
    public void hold() {
        held = true;
    }

    public void release() {
        held = false;
        gate.countDown();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public HttpTransport http(Clock clock) {
        return new HttpTransport(HttpClient.newHttpClient(), clock);
    }

    public List<Request> requests() {
        return requests;
    }

    public long tokenRequests() {
        return requests.stream().filter(Request::isForToken).count();
    }

    /** IAM's response to a password that it accepts. */
    public static Reply token(String value, String projectId, Instant end) {
        return new Reply(
                201,
                Map.of("X-Subject-Token", value),
                "{\"token\":{\"expires_at\":\"" + end + "\",\"methods\":[\"password\"]," + "\"project\":{\"id\":\""
                        + projectId + "\",\"name\":\"cn-north-4\"}}}");
    }

    public static Reply projects(String... idsOfRegion) {
        String projects = String.join(
                ",",
                Arrays.stream(idsOfRegion)
                        .map(id -> "{\"id\":\"" + id + "\",\"name\":\"cn-north-4\",\"enabled\":true}")
                        .toList());
        return Reply.json(200, "{\"projects\":[" + projects + "]}");
    }
}
