package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Sends one kind of request on behalf of many waits. Waits with the same target and the same credentials share each
 * request: the one that is due first sends it, and all of them get the response. No wait gets the response to a request
 * that was sent before the wait asked. No method blocks. Thread-safe.
 */
final class RequestPoller<T> {

    /** Two requests with the same target and caller are at least so far apart, however many builds wait. */
    static final Duration MIN_GAP = Duration.ofSeconds(2);

    private final Scheduler scheduler;
    private final Throttles throttles;
    private final Map<Query.Target, QuerySchedule<T>> schedules = new HashMap<>();
    private final Map<PendingRequest.Key, PendingRequest<T>> pending = new HashMap<>();

    /** @param throttles shared by the pollers of all kinds of requests */
    RequestPoller(Scheduler scheduler, Throttles throttles) {
        this.scheduler = scheduler;
        this.throttles = throttles;
    }

    /** See {@link ModelArtsPoller}. */
    CompletableFuture<T> next(Query<T> query, long delayMillis, Caller caller) {
        long due = scheduler.monotonicMillis() + delayMillis;
        caller.nextAt(due);
        Subscriber<T> subscriber = new Subscriber<>(query, due, caller, new CompletableFuture<>());
        subscribe(query.target(), List.of(subscriber));
        return subscriber.response();
    }

    private synchronized void subscribe(Query.Target target, List<Subscriber<T>> subscribers) {
        if (!subscribers.isEmpty()) {
            QuerySchedule<T> schedule = schedules.computeIfAbsent(target, first -> new QuerySchedule<>());
            schedule.add(subscribers);
            wakeUpWhenDue(target, schedule);
        }
    }

    private synchronized void wakeUpWhenDue(Query.Target target, QuerySchedule<T> schedule) {
        schedule.wakeUpWhenDue(scheduler, due -> wakeUp(target, schedule, due));
    }

    private void wakeUp(Query.Target target, QuerySchedule<T> schedule, long due) {
        List<Subscriber<T>> subscribers;
        // The timer measures time by itself, and its time may differ from ours by a little.
        long now = Math.max(scheduler.monotonicMillis(), due);
        synchronized (this) {
            schedule.forgetWhoGaveUp();
            if (schedule.isOver(now)) {
                schedules.remove(target, schedule);
                return;
            }
            subscribers = schedule.takeWhenDue(now, MIN_GAP.toMillis());
            wakeUpWhenDue(target, schedule);
        }
        byCaller(subscribers, now).values().forEach(request -> sendOrJoin(request, now));
    }

    private static <T> Map<Object, PendingRequest<T>> byCaller(List<Subscriber<T>> subscribers, long now) {
        Map<Object, PendingRequest<T>> requests = new LinkedHashMap<>();
        for (Subscriber<T> subscriber : subscribers) {
            try {
                PendingRequest<T> request = requests.get(subscriber.caller().lastKey());
                if (request == null) {
                    AuthorizedClient client = subscriber.caller().connect(now);
                    request = requests.computeIfAbsent(
                            client.callerKey(), first -> new PendingRequest<>(subscriber.query(), client));
                }
                request.add(subscriber);
            } catch (ModelArtsException | RuntimeException | LinkageError e) {
                // Whatever happens, every subscriber must get a result.
                subscriber.response().completeExceptionally(ModelArtsException.in(e));
            }
        }
        return requests;
    }

    private void sendOrJoin(PendingRequest<T> request, long now) {
        PendingRequest.Key key = request.key();
        ModelArtsException refusal = throttles.refusal(request.endpoint(), key.callerKey(), now);
        if (refusal != null) {
            Map<Boolean, List<Subscriber<T>>> byDue = request.byDue(now);
            subscribe(key.target(), byDue.get(false));
            PendingRequest.fail(byDue.get(true), refusal);
            return;
        }
        synchronized (this) {
            PendingRequest<T> earlier = pending.get(key);
            if (earlier != null) {
                earlier.addLate(request.subscribers());
                return;
            }
            pending.put(key, request);
        }
        request.send()
                .whenCompleteAsync((response, thrown) -> deliver(request, response, thrown), scheduler.executor());
    }

    private void deliver(PendingRequest<T> request, @CheckForNull T response, @CheckForNull Throwable thrown) {
        PendingRequest.Key key = request.key();
        List<Subscriber<T>> late;
        synchronized (this) {
            pending.remove(key);
            late = request.late();
        }
        if (thrown == null) {
            request.subscribers().forEach(subscriber -> subscriber.response().complete(response));
        } else {
            ModelArtsException failure = ModelArtsException.in(thrown);
            request.subscribers().forEach(subscriber -> subscriber.caller().forget());
            throttles.onFailure(request.endpoint(), key.callerKey(), failure, scheduler.monotonicMillis());
            PendingRequest.fail(request.subscribers(), failure);
        }
        subscribe(key.target(), late);
    }

    /** How many targets have a schedule; for tests. */
    synchronized int size() {
        return schedules.size();
    }
}
