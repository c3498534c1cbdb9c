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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * An HTTP client without a network. Either each request waits until the test responds to it, or the test sets one
 * response for all. Responses are handled on the test's own thread.
 */
public final class StubHttpClient extends HttpClient {

    /** A request that was sent. */
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

        /** Path and query as they are sent. */
        public String target() {
            return uri().getRawPath() + (uri().getRawQuery() == null ? "" : "?" + uri().getRawQuery());
        }

        public String method() {
            return request.method();
        }

        /** The first value of a header, or null. */
        public String header(String name) {
            return request.headers().firstValue(name).orElse(null);
        }

        /** Whether the client gave the request up. */
        public boolean isCancelled() {
            return response.isCancelled();
        }

        public boolean isForToken() {
            return uri().getPath().equals("/v3/auth/tokens");
        }

        public boolean isForProjects() {
            return uri().getPath().equals("/v3/projects");
        }

        public String body() {
            HttpResponse.BodySubscriber<String> text = HttpResponse.BodySubscribers.ofString(UTF_8);
            request.bodyPublisher().orElseThrow().subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    text.onSubscribe(subscription);
                }

                @Override
                public void onNext(ByteBuffer part) {
                    text.onNext(List.of(part));
                }

                @Override
                public void onError(Throwable thrown) {
                    text.onError(thrown);
                }

                @Override
                public void onComplete() {
                    text.onComplete();
                }
            });
            return text.getBody().toCompletableFuture().join();
        }

        /** @param headers names and values in turn */
        public void respond(int status, String body, String... headers) {
            Map<String, String> map = new HashMap<>();
            for (int i = 0; i < headers.length; i += 2) {
                map.put(headers[i], headers[i + 1]);
            }
            respond(new StubReply(status, map, body));
        }

        /** As when a proxy refuses the tunnel: the JDK gives its body to nobody. */
        public void refuseTunnel(int status) {
            response.complete(new Response<>(request, status, HttpHeaders.of(Map.of(), (name, value) -> true), null));
        }

        private void respond(StubReply reply) {
            respond(reply.status(), headers(reply), reply.body().getBytes(UTF_8));
        }

        /** Responds with exactly these headers and bytes. */
        public void respond(int status, HttpHeaders headers, byte[] body) {
            HttpResponse.BodySubscriber<T> subscriber = handler.apply(new Info(status, headers));
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {
                    // The whole body comes anyway.
                }

                @Override
                public void cancel() {
                    // Nothing more comes anyway.
                }
            });
            // As the JDK does, which never gives an empty buffer.
            if (body.length > 0) {
                subscriber.onNext(List.of(ByteBuffer.wrap(body)));
            }
            subscriber.onComplete();
            T read = subscriber.getBody().toCompletableFuture().join();
            response.complete(new Response<>(request, status, headers, read));
        }
    }

    private final List<Sent<?>> sent = new ArrayList<>();
    private final List<Sent<?>> held = new ArrayList<>();
    private Function<Sent<?>, StubReply> replies;
    private boolean holding;

    /** Any base address: all of them lead here. */
    public URI endpoint() {
        return URI.create("http://cloud.example");
    }

    /** Responds to every request from now on. */
    public void respond(Function<Sent<?>, StubReply> newReplies) {
        replies = newReplies;
    }

    public void respond(StubReply reply) {
        respond(request -> reply);
    }

    public void respond(int status, String body) {
        respond(StubReply.json(status, body));
    }

    /** Every response waits from now on, until {@link #release}. */
    public void hold() {
        holding = true;
    }

    public void release() {
        holding = false;
        List<Sent<?>> waiting = List.copyOf(held);
        held.clear();
        waiting.forEach(request -> request.respond(replies.apply(request)));
    }

    /** All requests so far, oldest first. */
    public List<Sent<?>> sent() {
        return sent;
    }

    public Sent<?> last() {
        return sent.get(sent.size() - 1);
    }

    public long tokenRequests() {
        return sent.stream().filter(Sent::isForToken).count();
    }

    /** The reply's own headers, and the Date that every server sends. */
    private static HttpHeaders headers(StubReply reply) {
        Map<String, List<String>> all = new HashMap<>();
        all.put("Date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))));
        reply.headers().forEach((name, value) -> all.put(name, List.of(value)));
        return HttpHeaders.of(all, (name, value) -> true);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        Sent<T> next = new Sent<>(request, handler);
        sent.add(next);
        if (replies != null && holding) {
            held.add(next);
        } else if (replies != null) {
            next.respond(replies.apply(next));
        }
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
