package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.ServiceDetails;
import io.jenkins.plugins.modelarts.client.model.ServiceEventList;
import io.jenkins.plugins.modelarts.client.model.ServiceList;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Asks ModelArts on behalf of many waits, which share their requests. All methods return at once, and they have this in
 * common:
 *
 * <ul>
 *   <li>After {@code delayMillis} the request is sent at the latest; the response of another wait may come earlier.
 *   <li>The future fails with a {@link ModelArtsException}. While the server asks the caller to wait, it fails with the
 *       server's refusal, and no request is sent.
 *   <li>Cancelling the future unsubscribes.
 * </ul>
 *
 * Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class ModelArtsPoller {

    private final RequestPoller<ApiResponse<ServiceLogs>> logs;
    private final RequestPoller<ApiResponse<ServiceDetails>> details;
    private final RequestPoller<ApiResponse<ServiceEventList>> events;
    private final RequestPoller<ServiceDetails> names;
    private final RequestPoller<ApiResponse<ServiceList>> services;

    public ModelArtsPoller(Scheduler scheduler) {
        Throttles throttles = new Throttles();
        logs = new RequestPoller<>(scheduler, throttles);
        details = new RequestPoller<>(scheduler, throttles);
        events = new RequestPoller<>(scheduler, throttles);
        names = new RequestPoller<>(scheduler, throttles);
        services = new RequestPoller<>(scheduler, throttles);
    }

    /** @param updateTime asks for this update only, in milliseconds since 1970-01-01 UTC; null asks for all */
    public CompletableFuture<ApiResponse<ServiceLogs>> logs(
            URI endpoint, ServiceRef service, @CheckForNull Long updateTime, long delayMillis, Caller caller) {
        Query.Target target = new Query.Target(endpoint, service);
        return logs.next(new Query.Logs(target, service, updateTime), delayMillis, caller);
    }

    public CompletableFuture<ApiResponse<ServiceDetails>> details(
            URI endpoint, ServiceRef service, long delayMillis, Caller caller) {
        return details.next(new Query.Details(new Query.Target(endpoint, service), service), delayMillis, caller);
    }

    /** @param since only events at or after this time, in milliseconds since 1970-01-01 UTC */
    public CompletableFuture<ApiResponse<ServiceEventList>> events(
            URI endpoint, ServiceRef service, long since, long delayMillis, Caller caller) {
        Query.Target target = new Query.Target(endpoint, service);
        return events.next(new Query.Events(target, service, since), delayMillis, caller);
    }

    /** The one service that has exactly this name. */
    public CompletableFuture<ServiceDetails> serviceNamed(URI endpoint, String name, long delayMillis, Caller caller) {
        return names.next(new Query.ServiceNamed(new Query.Target(endpoint, name), name), delayMillis, caller);
    }

    /** The services of the caller's project. */
    public CompletableFuture<ApiResponse<ServiceList>> services(URI endpoint, Caller caller) {
        return services.next(new Query.Services(new Query.Target(endpoint, Query.Services.class)), 0, caller);
    }

    /** How many targets have a schedule; for tests. */
    int size() {
        return Stream.of(logs, details, events, names, services)
                .mapToInt(RequestPoller::size)
                .sum();
    }
}
