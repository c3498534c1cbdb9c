package io.jenkins.plugins.modelarts.api;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Asks for update logs on behalf of many who wait: all who wait for the same service through the same connection share
 * each request, and whoever is due first brings the answer to everybody. Nobody gets an answer to a request that was
 * sent before they asked. Nothing blocks. Thread-safe.
 */
public final class Conversations {

    /** No service is asked more often than this by one controller, however many builds begin to wait for it. */
    static final Duration MIN_GAP = Duration.ofSeconds(2);

    private final ScheduledExecutorService timer;
    private final Executor pool;
    private final LongSupplier millis;
    private final Map<Topic, Conversation> open = new HashMap<>();
    private final Map<Request, Flight> inFlight = new HashMap<>();
    private final Map<Caller, Pause> pauses = new HashMap<>();

    /**
     * @param timer only schedules
     * @param pool runs everything else: connecting, sending, and what is chained to the answers
     * @param millis counts milliseconds from anywhere and, unlike a clock, never jumps
     */
    public Conversations(ScheduledExecutorService timer, Executor pool, LongSupplier millis) {
        this.timer = timer;
        this.pool = pool;
        this.millis = millis;
    }

    /**
     * What is asked about.
     *
     * @param updateTime the one update to ask for; null for all
     */
    public record Topic(URI endpoint, String serviceId, Long updateTime) {}

    /**
     * The next answer about a topic.
     *
     * @param delayMillis after which to ask at the latest; somebody else's earlier answer is handed over too
     * @param source connects when the request is sent
     * @return fails with a {@link ModelArtsException}; when the server asked this caller to stay away for a while, with
     *     that refusal, and nothing is sent. Cancelling it takes the listener out
     */
    public CompletableFuture<Answer<ServiceLogs>> next(Topic topic, long delayMillis, Connection.Source source) {
        Listener listener = new Listener(millis.getAsLong() + delayMillis, source, new CompletableFuture<>());
        listen(topic, List.of(listener));
        return listener.answer;
    }

    private synchronized void listen(Topic topic, List<Listener> listeners) {
        if (!listeners.isEmpty()) {
            Conversation conversation = open.computeIfAbsent(topic, t -> new Conversation());
            conversation.listeners.addAll(listeners);
            schedule(topic, conversation);
        }
    }

    private synchronized void schedule(Topic topic, Conversation conversation) {
        long due = Math.max(conversation.due(), conversation.notBefore);
        if (conversation.wakeUp != null) {
            if (conversation.wakeUpAt <= due) {
                return;
            }
            conversation.wakeUp.cancel(false);
        }
        conversation.wakeUpAt = due;
        long delay = Math.max(0, due - millis.getAsLong());
        conversation.wakeUp = timer.schedule(
                () -> pool.execute(() -> wakeUp(topic, conversation, due)), delay, TimeUnit.MILLISECONDS);
    }

    private void wakeUp(Topic topic, Conversation conversation, long at) {
        List<Listener> listeners;
        // The timer counts time by itself, and the two may differ by a little.
        long now = Math.max(millis.getAsLong(), at);
        synchronized (this) {
            if (at == conversation.wakeUpAt) {
                conversation.wakeUp = null;
            }
            conversation.listeners.removeIf(listener -> listener.answer.isDone());
            if (conversation.listeners.isEmpty() && now >= conversation.notBefore) {
                open.remove(topic, conversation);
                return;
            }
            if (now < Math.max(conversation.due(), conversation.notBefore)) {
                schedule(topic, conversation);
                return;
            }
            listeners = List.copyOf(conversation.listeners);
            conversation.listeners.clear();
            conversation.notBefore = now + MIN_GAP.toMillis();
            schedule(topic, conversation);
        }
        connect(topic, listeners).values().forEach(flight -> ask(flight, now));
    }

    private static Map<Request, Flight> connect(Topic topic, List<Listener> listeners) {
        Map<Request, Flight> flights = new LinkedHashMap<>();
        for (Listener listener : listeners) {
            try {
                Connection connection = listener.source.connect();
                Request request = new Request(topic, connection.identity());
                flights.computeIfAbsent(request, same -> new Flight(same, connection.client()))
                        .listeners
                        .add(listener);
            } catch (ModelArtsException | RuntimeException | LinkageError e) {
                // Whatever it is: nobody may be left waiting for an answer that never comes.
                listener.answer.completeExceptionally(ModelArtsException.in(e));
            }
        }
        return flights;
    }

    private void ask(Flight flight, long now) {
        Pause pause;
        synchronized (this) {
            pause = pauses.get(flight.request.caller());
            boolean paused = pause != null && pause.isOn(now);
            Flight earlier = inFlight.get(flight.request);
            if (paused) {
                listen(flight.request.topic, flight.notDue(now));
            } else if (earlier != null) {
                earlier.late.addAll(flight.listeners);
                return;
            } else {
                pause = null;
                inFlight.put(flight.request, flight);
            }
        }
        if (pause == null) {
            send(flight).whenCompleteAsync((answer, thrown) -> tell(flight, answer, thrown), pool);
        } else {
            fail(flight.due(now), pause.refusal);
        }
    }

    private static CompletableFuture<Answer<ServiceLogs>> send(Flight flight) {
        try {
            return flight.client.updateLogs(flight.request.topic.serviceId(), flight.request.topic.updateTime());
        } catch (RuntimeException | LinkageError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void tell(Flight flight, Answer<ServiceLogs> answer, Throwable thrown) {
        ModelArtsException failure = thrown == null ? null : ModelArtsException.in(thrown);
        synchronized (this) {
            inFlight.remove(flight.request);
            long now = millis.getAsLong();
            pauses.values().removeIf(pause -> !pause.isOn(now));
            if (failure != null && failure.retryAfter() != null) {
                pauses.put(flight.request.caller(), new Pause(now, failure));
            }
        }
        if (failure == null) {
            flight.listeners.forEach(listener -> listener.answer.complete(answer));
        } else {
            fail(flight.listeners, failure);
        }
        listen(flight.request.topic, flight.late);
    }

    private static void fail(List<Listener> listeners, ModelArtsException failure) {
        listeners.forEach(listener -> listener.answer.completeExceptionally(failure));
    }

    /** How many topics are being talked about; for tests and diagnosis. */
    synchronized int size() {
        return open.size();
    }

    private record Listener(long due, Connection.Source source, CompletableFuture<Answer<ServiceLogs>> answer) {}

    /** Whom the server can ask to stay away: limits are those of a user, not of a service. */
    private record Caller(URI endpoint, Object identity) {}

    private record Request(Topic topic, Object identity) {

        Caller caller() {
            return new Caller(topic.endpoint(), identity);
        }
    }

    /** The server asked a caller to stay away. */
    private record Pause(long since, ModelArtsException refusal) {

        boolean isOn(long now) {
            return now - since < refusal.retryAfter().toMillis();
        }
    }

    /** A request and who shares it. Its lists are guarded by the conversations once it is sent. */
    private static final class Flight {
        private final Request request;
        private final ModelArtsClient client;
        private final List<Listener> listeners = new ArrayList<>();
        private final List<Listener> late = new ArrayList<>();

        private Flight(Request request, ModelArtsClient client) {
            this.request = request;
            this.client = client;
        }

        List<Listener> due(long now) {
            return listeners.stream().filter(listener -> listener.due <= now).toList();
        }

        List<Listener> notDue(long now) {
            return listeners.stream().filter(listener -> listener.due > now).toList();
        }
    }

    /** Guarded by the conversations. */
    private static final class Conversation {
        private final List<Listener> listeners = new ArrayList<>();
        private long notBefore = Long.MIN_VALUE;
        private ScheduledFuture<?> wakeUp;
        private long wakeUpAt;

        /** The earliest due time; with nobody left the conversation's own end. */
        private long due() {
            return listeners.stream().mapToLong(Listener::due).min().orElse(notBefore);
        }
    }
}
