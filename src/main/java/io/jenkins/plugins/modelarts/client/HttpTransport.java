package io.jenkins.plugins.modelarts.client;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /**
     * @param client must not follow redirects; its executor runs what is chained to the responses
     * @param clock this machine's time, to compare with the server's
     */
    public HttpTransport(HttpClient client, Clock clock) {
        this(client, UnaryOperator.identity(), clock, TIME_LIMIT);
    }

    /** @param preparation adds what a proxy on the way needs, such as its password, to each request */
    public HttpTransport(HttpClient client, UnaryOperator<HttpRequest> preparation, Clock clock) {
        this(client, preparation, clock, TIME_LIMIT);
    }

    /** @param timeLimit longest time from sending a request to the last byte of its response */
    public HttpTransport(HttpClient client, Clock clock, Duration timeLimit) {
        this(client, UnaryOperator.identity(), clock, timeLimit);
    }

    private HttpTransport(HttpClient client, UnaryOperator<HttpRequest> preparation, Clock clock, Duration timeLimit) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("A client that follows redirects would send credentials elsewhere");
        }
        this.client = client;
        this.preparation = preparation;
        this.clock = clock;
        this.timeLimit = timeLimit;
    }

    /**
     * Sends a request.
     *
     * @return a response with a 2xx status; every other result fails the future with a {@link ModelArtsException}.
     *     Cancelling the future does not cancel the request; the time limit does
     */
    public CompletableFuture<RawResponse> send(HttpRequest request, ApiRequest apiRequest) {
        CompletableFuture<HttpResponse<RawResponse>> sent =
                client.sendAsync(preparation.apply(request), this::readWhole);
        // The client's own limit ends with the headers, so a body that comes byte by byte would never end.
        return sent.copy()
                .orTimeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .handle((received, thrown) -> {
                    if (thrown != null) {
                        sent.cancel(true);
                        throw new CompletionException(failure(thrown, apiRequest));
                    }
                    RawResponse response = received.body() == null ? withoutBody(received) : received.body();
                    if (response.status() / 100 != 2) {
                        throw new CompletionException(ModelArtsException.of(apiRequest, ErrorResponse.of(response)));
                    }
                    return response;
                });
    }

    /** The JDK never gives a proxy's response to CONNECT to the body's subscriber. */
    private RawResponse withoutBody(HttpResponse<?> received) {
        return new RawResponse(received.statusCode(), received.headers(), new byte[0], clock.instant());
    }

    private HttpResponse.BodySubscriber<RawResponse> readWhole(HttpResponse.ResponseInfo info) {
        Instant received = clock.instant();
        return HttpResponse.BodySubscribers.mapping(
                new LimitedBodySubscriber(MAX_BODY),
                body -> new RawResponse(info.statusCode(), info.headers(), body, received));
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
