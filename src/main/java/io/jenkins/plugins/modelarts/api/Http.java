package io.jenkins.plugins.modelarts.api;

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

/**
 * Sends requests without blocking, and turns whatever goes wrong on the way into a {@link ModelArtsException}.
 * Thread-safe.
 */
public final class Http {

    /** Largest body that is read, in bytes: 16 MiB. */
    public static final int MAX_BODY = 16 << 20;

    /** Longest time from sending a request to the last byte of its answer. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private final HttpClient client;
    private final UnaryOperator<HttpRequest> onTheWay;
    private final Clock clock;
    private final Duration timeLimit;

    /**
     * @param client must not follow redirects; its executor runs what is chained to the answers
     * @param clock our time, to compare with the server's
     */
    public Http(HttpClient client, Clock clock) {
        this(client, UnaryOperator.identity(), clock, TIME_LIMIT);
    }

    /** @param onTheWay adds to each request what the way to the server needs, such as a proxy's password */
    public Http(HttpClient client, UnaryOperator<HttpRequest> onTheWay, Clock clock) {
        this(client, onTheWay, clock, TIME_LIMIT);
    }

    Http(HttpClient client, Clock clock, Duration timeLimit) {
        this(client, UnaryOperator.identity(), clock, timeLimit);
    }

    private Http(HttpClient client, UnaryOperator<HttpRequest> onTheWay, Clock clock, Duration timeLimit) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("A client that follows redirects would carry credentials elsewhere");
        }
        this.client = client;
        this.onTheWay = onTheWay;
        this.clock = clock;
        this.timeLimit = timeLimit;
    }

    /**
     * Sends a request.
     *
     * @return an answer with a 2xx status, or the failure as a {@link ModelArtsException}. Cancelling it does not
     *     reach the request; the time limit ends that
     */
    public CompletableFuture<HttpAnswer> send(HttpRequest request, Call call) {
        CompletableFuture<HttpResponse<HttpAnswer>> sent = client.sendAsync(onTheWay.apply(request), this::readWhole);
        // The client's own limit ends with the headers, so a body that drips would hold the request for ever.
        return sent.copy()
                .orTimeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .handle((response, thrown) -> {
                    if (thrown != null) {
                        sent.cancel(true);
                        throw new CompletionException(failure(thrown, call));
                    }
                    HttpAnswer answer = response.body() == null ? withoutBody(response) : response.body();
                    if (answer.status() / 100 != 2) {
                        throw new CompletionException(ModelArtsException.refused(call, ErrorAnswer.of(answer)));
                    }
                    return answer;
                });
    }

    /** What a proxy answers to CONNECT never reaches the body's subscriber. */
    private HttpAnswer withoutBody(HttpResponse<?> response) {
        return new HttpAnswer(response.statusCode(), response.headers(), new byte[0], clock.instant());
    }

    private HttpResponse.BodySubscriber<HttpAnswer> readWhole(HttpResponse.ResponseInfo info) {
        Instant received = clock.instant();
        return HttpResponse.BodySubscribers.mapping(
                new LimitedBody(MAX_BODY), body -> new HttpAnswer(info.statusCode(), info.headers(), body, received));
    }

    private static ModelArtsException failure(Throwable thrown, Call call) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof IOException || cause instanceof TimeoutException
                ? ModelArtsException.failed(
                        problem(cause), call, cause.getClass().getSimpleName(), cause)
                : ModelArtsException.in(cause);
    }

    private static Problem problem(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof LimitedBody.TooLargeException) {
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
