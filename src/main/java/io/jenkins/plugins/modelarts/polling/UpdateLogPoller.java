package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Asks for update logs on behalf of many waits. Waits for the same service with the same credentials share each request:
 * the one that is due first sends it, and all of them get the response. No wait gets the response to a request that was
 * sent before the wait asked. No method blocks. Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class UpdateLogPoller {

    /** Two requests with the same query are at least so far apart, however many builds wait. */
    static final Duration MIN_GAP = Duration.ofSeconds(2);

    private final Scheduler scheduler;
    private final Map<LogQuery, QuerySchedule> schedules = new HashMap<>();
    private final Map<PendingRequest.Key, PendingRequest> pending = new HashMap<>();
    private final Map<Throttle.Caller, Throttle> throttles = new HashMap<>();

    public UpdateLogPoller(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * The next response to a query.
     *
     * @param delayMillis after which to ask at the latest; the response of another wait may come earlier
     * @param client makes the client when the request is sent
     * @return fails with a {@link ModelArtsException}. While the server asks this caller to wait, the future fails with
     *     the server's refusal and no request is sent. Cancelling the future unsubscribes
     */
    public CompletableFuture<ApiResponse<ServiceLogs>> next(
            LogQuery query, long delayMillis, AuthorizedClient.Supplier client) {
        Subscriber subscriber =
                new Subscriber(scheduler.monotonicMillis() + delayMillis, client, new CompletableFuture<>());
        subscribe(query, List.of(subscriber));
        return subscriber.response();
    }

    private synchronized void subscribe(LogQuery query, List<Subscriber> subscribers) {
        if (!subscribers.isEmpty()) {
            QuerySchedule schedule = schedules.computeIfAbsent(query, first -> new QuerySchedule());
            schedule.add(subscribers);
            wakeUpWhenDue(query, schedule);
        }
    }

    private synchronized void wakeUpWhenDue(LogQuery query, QuerySchedule schedule) {
        schedule.wakeUpWhenDue(scheduler, due -> wakeUp(query, schedule, due));
    }

    private void wakeUp(LogQuery query, QuerySchedule schedule, long due) {
        List<Subscriber> subscribers;
        // The timer measures time by itself, and its time may differ from ours by a little.
        long now = Math.max(scheduler.monotonicMillis(), due);
        synchronized (this) {
            schedule.wokenUp(due);
            if (schedule.isOver(now)) {
                schedules.remove(query, schedule);
                return;
            }
            subscribers = schedule.takeWhenDue(now, MIN_GAP.toMillis());
            wakeUpWhenDue(query, schedule);
        }
        byCaller(query, subscribers).values().forEach(request -> sendOrJoin(request, now));
    }

    private static Map<PendingRequest.Key, PendingRequest> byCaller(LogQuery query, List<Subscriber> subscribers) {
        Map<PendingRequest.Key, PendingRequest> requests = new LinkedHashMap<>();
        for (Subscriber subscriber : subscribers) {
            try {
                AuthorizedClient client = subscriber.client().get();
                PendingRequest.Key key = new PendingRequest.Key(query, client.callerKey());
                requests.computeIfAbsent(key, first -> new PendingRequest(key, client.client()))
                        .add(subscriber);
            } catch (ModelArtsException | RuntimeException | LinkageError e) {
                // Whatever happens, every subscriber must get a result.
                subscriber.response().completeExceptionally(ModelArtsException.in(e));
            }
        }
        return requests;
    }

    private void sendOrJoin(PendingRequest request, long now) {
        Throttle throttle;
        synchronized (this) {
            throttle = throttles.get(request.caller());
            PendingRequest earlier = pending.get(request.key());
            if (throttle != null && throttle.isActive(now)) {
                subscribe(request.query(), request.notDue(now));
            } else if (earlier != null) {
                earlier.addLate(request.subscribers());
                return;
            } else {
                throttle = null;
                pending.put(request.key(), request);
            }
        }
        if (throttle == null) {
            request.send()
                    .whenCompleteAsync((response, thrown) -> deliver(request, response, thrown), scheduler.executor());
        } else {
            PendingRequest.fail(request.due(now), throttle.refusal());
        }
    }

    private void deliver(
            PendingRequest request, @CheckForNull ApiResponse<ServiceLogs> response, @CheckForNull Throwable thrown) {
        ModelArtsException failure = thrown == null ? null : ModelArtsException.in(thrown);
        List<Subscriber> late;
        synchronized (this) {
            pending.remove(request.key());
            late = request.late();
            long now = scheduler.monotonicMillis();
            throttles.values().removeIf(throttle -> !throttle.isActive(now));
            if (failure != null) {
                Throttle.of(failure, now).ifPresent(throttle -> throttles.put(request.caller(), throttle));
            }
        }
        if (failure == null) {
            request.subscribers().forEach(subscriber -> subscriber.response().complete(response));
        } else {
            PendingRequest.fail(request.subscribers(), failure);
        }
        subscribe(request.query(), late);
    }

    /** How many queries have a schedule; for tests. */
    synchronized int size() {
        return schedules.size();
    }
}
