package io.jenkins.plugins.modelarts.polling;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A request and the subscribers that share it. The poller's lock guards its lists once the request is sent. */
final class PendingRequest {

    /** Requests with equal keys can share a response. */
    record Key(LogQuery query, Object callerKey) {}

    private final Key key;
    private final ModelArtsClient client;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private final List<Subscriber> late = new ArrayList<>();

    PendingRequest(Key key, ModelArtsClient client) {
        this.key = key;
        this.client = client;
    }

    Key key() {
        return key;
    }

    LogQuery query() {
        return key.query();
    }

    Throttle.Caller caller() {
        return new Throttle.Caller(query().endpoint(), key.callerKey());
    }

    void add(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    List<Subscriber> subscribers() {
        return subscribers;
    }

    /** Adds subscribers that came after the request was sent: they get the response to the next request. */
    void addLate(List<Subscriber> others) {
        late.addAll(others);
    }

    List<Subscriber> late() {
        return late;
    }

    List<Subscriber> due(long now) {
        return subscribers.stream()
                .filter(subscriber -> subscriber.due() <= now)
                .toList();
    }

    List<Subscriber> notDue(long now) {
        return subscribers.stream().filter(subscriber -> subscriber.due() > now).toList();
    }

    CompletableFuture<ApiResponse<ServiceLogs>> send() {
        try {
            return client.updateLogs(query().service(), query().updateTime());
        } catch (RuntimeException | LinkageError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    static void fail(List<Subscriber> subscribers, ModelArtsException failure) {
        subscribers.forEach(subscriber -> subscriber.response().completeExceptionally(failure));
    }
}
