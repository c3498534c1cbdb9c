package io.jenkins.plugins.modelarts.testkit;

import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.polling.Scheduler;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Time that goes on to the next event as soon as nothing is being done any more: no task runs and no request is under
 * way. So hours pass within seconds, and on a busy machine nothing comes too late. Thread-safe.
 */
public final class EventTime implements AutoCloseable {

    private final ExecutorService threads;
    private final Thread driver = new Thread(this::drive, "event time");
    private final EventTimer timer = new EventTimer();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();
    private long scheduled;
    private int busy = 1;
    private boolean closed;
    private volatile Duration clockAhead = Duration.ZERO;

    /** Time stands still until {@link #start}. */
    public EventTime(int threads) {
        this.threads = Executors.newFixedThreadPool(threads);
    }

    /** Lets time pass. */
    public void start() {
        driver.start();
        done();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        threads.shutdownNow();
        timer.shutdownNow();
    }

    public synchronized long millis() {
        return now;
    }

    /** The true time. */
    public Clock clock() {
        return clock(() -> Duration.ZERO);
    }

    /** The clock of this machine, which can be wrong. */
    public Clock machineClock() {
        return clock(() -> clockAhead);
    }

    /** Sets the clock of this machine ahead by so much more. */
    public void setClockAhead(Duration more) {
        clockAhead = clockAhead.plus(more);
    }

    private Clock clock(Supplier<Duration> ahead) {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(EventTime.this.millis()).plus(ahead.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** Runs tasks while time stands still. */
    public Executor executor() {
        return task -> {
            begin();
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    done();
                }
            });
        };
    }

    /** A timer of this time; only {@code schedule} of a task works. */
    public ScheduledThreadPoolExecutor timer() {
        return timer;
    }

    public Scheduler scheduler() {
        return new Scheduler(Timer.of(timer), executor(), this::millis, machineClock());
    }

    /** Sends requests while time stands still; what is chained to a response runs on {@link #executor}. */
    public HttpClient during(HttpClient.Builder builder) {
        return new Client(builder.executor(executor()).build());
    }

    private synchronized void begin() {
        busy++;
    }

    private synchronized void done() {
        busy--;
        notifyAll();
    }

    private void drive() {
        for (Event event = next(); event != null; event = next()) {
            try {
                event.task.run();
            } finally {
                done();
            }
        }
    }

    /** The next event, once nothing is being done; null at the end. */
    private synchronized Event next() {
        while (!closed && (busy > 0 || events.isEmpty())) {
            try {
                wait();
            } catch (InterruptedException e) {
                return null;
            }
        }
        if (closed) {
            return null;
        }
        Event event = events.remove();
        now = Math.max(now, event.time);
        busy++;
        return event;
    }

    private record Event(long time, long order, Runnable task) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return time == other.time ? Long.compare(order, other.order) : Long.compare(time, other.time);
        }
    }

    private final class EventTimer extends ScheduledThreadPoolExecutor {

        private EventTimer() {
            super(0);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            // It never runs: it is only there to be cancelled.
            ScheduledFuture<?> future = super.schedule(() -> {}, Long.MAX_VALUE >> 2, TimeUnit.NANOSECONDS);
            synchronized (EventTime.this) {
                Runnable unlessCancelled = () -> {
                    if (!future.isCancelled()) {
                        task.run();
                    }
                };
                events.add(new Event(now + Math.max(0, unit.toMillis(delay)), scheduled++, unlessCancelled));
                EventTime.this.notifyAll();
            }
            return future;
        }
    }

    private final class Client extends HttpClient {

        private final HttpClient real;

        private Client(HttpClient real) {
            this.real = real;
        }

        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                HttpRequest request, HttpResponse.BodyHandler<T> handler) {
            CompletableFuture<HttpResponse<T>> result = new CompletableFuture<>();
            begin();
            // Also ends when whoever sent the request gives up; then the real one may never complete.
            result.whenComplete((response, thrown) -> done());
            real.sendAsync(request, handler)
                    .whenComplete((response, thrown) -> EventTime.this
                            .executor()
                            .execute(() -> {
                                if (thrown == null) {
                                    result.complete(response);
                                } else {
                                    result.completeExceptionally(thrown);
                                }
                            }));
            return result;
        }

        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                HttpRequest request,
                HttpResponse.BodyHandler<T> handler,
                HttpResponse.PushPromiseHandler<T> pushPromises) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<CookieHandler> cookieHandler() {
            return real.cookieHandler();
        }

        @Override
        public Optional<Duration> connectTimeout() {
            return real.connectTimeout();
        }

        @Override
        public Redirect followRedirects() {
            return real.followRedirects();
        }

        @Override
        public Optional<ProxySelector> proxy() {
            return real.proxy();
        }

        @Override
        public SSLContext sslContext() {
            return real.sslContext();
        }

        @Override
        public SSLParameters sslParameters() {
            return real.sslParameters();
        }

        @Override
        public Optional<Authenticator> authenticator() {
            return real.authenticator();
        }

        @Override
        public Version version() {
            return real.version();
        }

        @Override
        public Optional<Executor> executor() {
            return real.executor();
        }
    }
}
