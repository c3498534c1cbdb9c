package io.jenkins.plugins.modelarts.polling;

import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A request and the subscribers that share it. The poller's lock guards its lists once the request is sent. */
final class PendingRequest<T> {

    /** Requests with equal keys can share a response. */
    record Key(Query.Target target, Object callerKey) {}

    private final AuthorizedClient client;
    private final List<Subscriber<T>> subscribers = new ArrayList<>();
    private final List<Subscriber<T>> late = new ArrayList<>();
    private Query<T> query;

    PendingRequest(Query<T> query, AuthorizedClient client) {
        this.query = query;
        this.client = client;
    }

    Key key() {
        return new Key(query.target(), client.callerKey());
    }

    URI endpoint() {
        return query.target().endpoint();
    }

    void add(Subscriber<T> subscriber) {
        subscribers.add(subscriber);
        query = query.and(subscriber.query());
    }

    List<Subscriber<T>> subscribers() {
        return subscribers;
    }

    /** Adds subscribers that came after the request was sent: they get the response to the next request. */
    void addLate(List<Subscriber<T>> others) {
        late.addAll(others);
    }

    List<Subscriber<T>> late() {
        return late;
    }

    /** Under true the subscribers that are due, under false the others. */
    Map<Boolean, List<Subscriber<T>>> byDue(long now) {
        return subscribers.stream().collect(Collectors.partitioningBy(subscriber -> subscriber.due() <= now));
    }

    CompletableFuture<T> send() {
        try {
            return query.send(client.client());
        } catch (RuntimeException | LinkageError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    static <T> void fail(List<Subscriber<T>> subscribers, ModelArtsException failure) {
        subscribers.forEach(subscriber -> subscriber.response().completeExceptionally(failure));
    }
}
