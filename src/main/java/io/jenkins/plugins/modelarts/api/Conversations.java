package io.jenkins.plugins.modelarts.api;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks for update logs on behalf of many who wait: all who wait for the same service through the same connection share
 * each request, and whoever is due first brings the answer to everybody. Nothing blocks. Thread-safe.
 */
public final class Conversations {

    /** No service is asked more often than this by one controller, however many builds begin to wait for it. */
    static final Duration MIN_GAP = Duration.ofSeconds(2);

    private final ScheduledExecutorService timer;
    private final Executor pool;
    private final Clock clock;
    private final Map<Topic, Conversation> open = new HashMap<>();
    private final Map<Request, List<Listener>> inFlight = new HashMap<>();

    /**
     * @param timer only schedules
     * @param pool runs everything else: connecting, sending, and what is chained to the answers
     */
    public Conversations(ScheduledExecutorService timer, Executor pool, Clock clock) {
        this.timer = timer;
        this.pool = pool;
        this.clock = clock;
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
     * @return fails with a {@link ModelArtsException}. Cancelling it takes the listener out
     */
    public CompletableFuture<Answer<ServiceLogs>> next(Topic topic, long delayMillis, Connection.Source source) {
        Listener listener = new Listener(clock.millis() + delayMillis, source, new CompletableFuture<>());
        synchronized (this) {
            Conversation conversation = open.computeIfAbsent(topic, t -> new Conversation());
            conversation.listeners.add(listener);
            schedule(topic, conversation);
        }
        return listener.answer;
    }

    private synchronized void schedule(Topic topic, Conversation conversation) {
        long due = Math.max(conversation.due(), conversation.notBefore);
        if (conversation.wakeUp != null && !conversation.wakeUp.isDone()) {
            if (conversation.wakeUpAt <= due) {
                return;
            }
            conversation.wakeUp.cancel(false);
        }
        conversation.wakeUpAt = due;
        long delay = Math.max(0, due - clock.millis());
        conversation.wakeUp =
                timer.schedule(() -> pool.execute(() -> wakeUp(topic, conversation)), delay, TimeUnit.MILLISECONDS);
    }

    private void wakeUp(Topic topic, Conversation conversation) {
        List<Listener> listeners;
        synchronized (this) {
            conversation.wakeUp = null;
            conversation.listeners.removeIf(listener -> listener.answer.isDone());
            long now = clock.millis();
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
        listeners.forEach(listener -> ask(topic, conversation, listener));
    }

    private void ask(Topic topic, Conversation conversation, Listener listener) {
        Connection connection;
        try {
            connection = listener.source.connect();
        } catch (ModelArtsException e) {
            listener.answer.completeExceptionally(e);
            return;
        } catch (RuntimeException e) {
            listener.answer.completeExceptionally(ModelArtsException.in(e));
            return;
        }
        Request request = new Request(topic, connection.identity());
        synchronized (this) {
            List<Listener> sharing = inFlight.get(request);
            if (sharing != null) {
                sharing.add(listener);
                return;
            }
            inFlight.put(request, new ArrayList<>(List.of(listener)));
        }
        connection
                .client()
                .updateLogs(topic.serviceId(), topic.updateTime())
                .whenCompleteAsync((answer, thrown) -> tell(conversation, request, answer, thrown), pool);
    }

    private void tell(Conversation conversation, Request request, Answer<ServiceLogs> answer, Throwable thrown) {
        ModelArtsException failure = thrown == null ? null : ModelArtsException.in(thrown);
        List<Listener> listeners;
        synchronized (this) {
            listeners = inFlight.remove(request);
            if (failure != null && failure.retryAfter() != null) {
                long until = clock.millis() + failure.retryAfter().toMillis();
                conversation.notBefore = Math.max(conversation.notBefore, until);
            }
        }
        for (Listener listener : listeners) {
            if (failure == null) {
                listener.answer.complete(answer);
            } else {
                listener.answer.completeExceptionally(failure);
            }
        }
    }

    /** How many topics are being talked about; for tests and diagnosis. */
    synchronized int size() {
        return open.size();
    }

    private record Request(Topic topic, Object identity) {}

    private record Listener(long due, Connection.Source source, CompletableFuture<Answer<ServiceLogs>> answer) {}

    /** Guarded by the conversations. */
    private static final class Conversation {
        private final List<Listener> listeners = new ArrayList<>();
        private long notBefore;
        private ScheduledFuture<?> wakeUp;
        private long wakeUpAt;

        /** The earliest due time; with nobody left the conversation's own end. */
        private long due() {
            return listeners.stream().mapToLong(Listener::due).min().orElse(notBefore);
        }
    }
}
