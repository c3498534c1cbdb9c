package io.jenkins.plugins.modelarts.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/** Keeps what is sent until the test responds, on the test's own thread. */
public final class FakeHttpClient extends HttpClient {

    /** A request that waits for its response. */
    public final class Sent<T> {
        private final HttpRequest request;
        private final HttpResponse.BodyHandler<T> handler;
        private final CompletableFuture<HttpResponse<T>> response = new CompletableFuture<>();

        private Sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
            this.request = request;
            this.handler = handler;
        }

        public URI uri() {
            return request.uri();
        }

        /** @param headers names and values in turn */
        public void respond(int status, String body, String... headers) {
            HttpResponse.BodySubscriber<T> subscriber = handler.apply(new Info(status, headers(headers)));
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {
                    // All that there is comes anyway.
                }

                @Override
                public void cancel() {
                    // Nothing more comes anyway.
                }
            });
            subscriber.onNext(List.of(ByteBuffer.wrap(body.getBytes(UTF_8))));
            subscriber.onComplete();
            T read = subscriber.getBody().toCompletableFuture().join();
            response.complete(new Response<>(request, status, headers(headers), read));
        }

        public void fail(Throwable thrown) {
            response.completeExceptionally(thrown);
        }
    }

    private final List<Sent<?>> sent = new ArrayList<>();

    /** All requests so far, oldest first. */
    public List<Sent<?>> sent() {
        return sent;
    }

    public Sent<?> last() {
        return sent.get(sent.size() - 1);
    }

    private static HttpHeaders headers(String... pairs) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], List.of(pairs[i + 1]));
        }
        return HttpHeaders.of(map, (name, value) -> true);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        Sent<T> next = new Sent<>(request, handler);
        sent.add(next);
        return next.response;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> push) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        throw new UnsupportedOperationException("This would block");
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLParameters sslParameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }

    private record Info(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    }

    private record Response<T>(HttpRequest request, int statusCode, HttpHeaders headers, T body)
            implements HttpResponse<T> {
        @Override
        public Optional<HttpResponse<T>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    }
}
