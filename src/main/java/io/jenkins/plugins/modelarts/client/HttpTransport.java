package io.jenkins.plugins.modelarts.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Sends HTTP requests without blocking, and turns every failure on the way into a {@link ModelArtsException}.
 * Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class HttpTransport {

    /** Largest body that is read, in bytes: 4 MiB. No update log of the API page comes near it. */
    public static final int MAX_BODY = 4 << 20;

    /** Longest time from sending a request to the last byte of its response. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private final HttpClient client;
    private final UnaryOperator<HttpRequest> preparation;
    private final Clock clock;
    private final Duration timeLimit;
    private final Executor executor;
    private final Timer timer;

    /**
     * Handles the responses on the threads of the client, which is enough for demos and tests.
     *
     * @param client must not follow redirects
     * @param clock this machine's time, to compare with the server's
     */
    public HttpTransport(HttpClient client, Clock clock) {
        this(client, clock, TIME_LIMIT);
    }

    /** @param timeLimit longest time from sending a request to the last byte of its response */
    public HttpTransport(HttpClient client, Clock clock, Duration timeLimit) {
        this(client, UnaryOperator.identity(), clock, timeLimit, Runnable::run, Timer.ofJdk());
    }

    /**
     * @param preparation adds what a proxy on the way needs, such as its password, to each request
     * @param executor completes the futures, so that it runs what is chained to them: reading a response takes time that
     *     the threads of the client need for the network
     * @param timer ends requests that take too long
     */
    public HttpTransport(
            HttpClient client, UnaryOperator<HttpRequest> preparation, Clock clock, Executor executor, Timer timer) {
        this(client, preparation, clock, TIME_LIMIT, executor, timer);
    }

    private HttpTransport(
            HttpClient client,
            UnaryOperator<HttpRequest> preparation,
            Clock clock,
            Duration timeLimit,
            Executor executor,
            Timer timer) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("A client that follows redirects would send credentials elsewhere");
        }
        this.client = client;
        this.preparation = preparation;
        this.clock = clock;
        this.timeLimit = timeLimit;
        this.executor = executor;
        this.timer = timer;
    }

    /**
     * Sends a request.
     *
     * @return a response with a 2xx status; every other result fails the future with a {@link ModelArtsException}.
     *     Cancelling the future does not cancel the request; the time limit does
     */
    public CompletableFuture<RawResponse> send(HttpRequest request, ApiRequest apiRequest) {
        CompletableFuture<RawResponse> result = new CompletableFuture<>();
        AtomicReference<CompletableFuture<?>> exchange = new AtomicReference<>();
        CompletableFuture<HttpResponse<RawResponse>> sent = client.sendAsync(
                preparation.apply(request),
                info -> readWhole(info, response -> {
                    executor.execute(() -> complete(result, response, apiRequest));
                    forget(exchange.get());
                }));
        exchange.set(sent);
        sent.whenComplete((received, thrown) -> {
            if (thrown != null) {
                executor.execute(() -> result.completeExceptionally(failure(thrown, apiRequest)));
            } else if (received != null && received.body() == null) {
                executor.execute(() -> complete(result, withoutBody(received), apiRequest));
            }
        });
        // The client's own limit ends with the headers, so a body that comes byte by byte would never end.
        Future<?> limit = timer.schedule(
                () -> executor.execute(() -> {
                    if (result.completeExceptionally(failure(new TimeoutException(), apiRequest))) {
                        sent.cancel(true);
                    }
                }),
                timeLimit.toMillis());
        result.whenComplete((response, thrown) -> limit.cancel(false));
        return result;
    }

    /**
     * Completes the future that the JDK gave, because the JDK would complete it by a thread of the common pool, or, on a
     * machine with one or two cores, by a new thread for each response.
     */
    private static void forget(@CheckForNull CompletableFuture<?> sent) {
        if (sent != null) {
            sent.complete(null);
        }
    }

    private static void complete(CompletableFuture<RawResponse> result, RawResponse response, ApiRequest apiRequest) {
        if (response.status() / 100 == 2) {
            result.complete(response);
            return;
        }
        ModelArtsException refusal;
        try {
            refusal = ModelArtsException.of(apiRequest, ErrorResponse.of(response));
        } catch (RuntimeException e) {
            refusal = ModelArtsException.in(e);
        }
        result.completeExceptionally(refusal);
    }

    /** The JDK never gives a proxy's response to CONNECT to the body's subscriber. */
    private RawResponse withoutBody(HttpResponse<?> received) {
        return new RawResponse(received.statusCode(), received.headers(), new byte[0], clock.instant());
    }

    private HttpResponse.BodySubscriber<RawResponse> readWhole(
            HttpResponse.ResponseInfo info, Consumer<RawResponse> onResponse) {
        Instant received = clock.instant();
        return HttpResponse.BodySubscribers.mapping(new LimitedBodySubscriber(MAX_BODY), body -> {
            RawResponse response = new RawResponse(info.statusCode(), info.headers(), body, received);
            onResponse.accept(response);
            return response;
        });
    }

    private static ModelArtsException failure(Throwable thrown, ApiRequest apiRequest) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof IOException || cause instanceof TimeoutException
                ? ModelArtsException.of(
                        problem(cause), apiRequest, cause.getClass().getSimpleName(), cause)
                : ModelArtsException.in(cause);
    }

    private static Problem problem(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof LimitedBodySubscriber.TooLargeException) {
                return Problem.TOO_LARGE;
            }
            if (t instanceof ConnectException
                    || t instanceof HttpConnectTimeoutException
                    || t instanceof UnknownHostException
                    || t instanceof UnresolvedAddressException
                    || t instanceof SSLException) {
                return Problem.UNREACHABLE;
            }
            if (t instanceof TimeoutException || t instanceof HttpTimeoutException) {
                return Problem.TIMED_OUT;
            }
        }
        return Problem.DISCONNECTED;
    }
}
