package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceDetails;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.polling.Caller;
import io.jenkins.plugins.modelarts.polling.FailureDiagnosis;
import io.jenkins.plugins.modelarts.polling.ModelArtsPoller;
import io.jenkins.plugins.modelarts.runtime.ClientFactory;
import io.jenkins.plugins.modelarts.runtime.PluginRuntime;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Sends the requests of one wait, with the credentials of its build. Thread-safe. */
final class WaitRequests {

    private final WaitHost host;
    private final ConnectionSettings settings;

    private final Caller caller;

    /** Whether Jenkins knows that the build uses the credentials. */
    private volatile boolean tracked;

    WaitRequests(WaitHost host, ConnectionSettings settings) {
        this.host = host;
        this.settings = settings;
        this.caller = new Caller(this::connect);
    }

    CompletableFuture<ServiceDetails> findService(String name, long delayMillis) {
        return send((poller, endpoint) -> poller.serviceNamed(endpoint, name, delayMillis, caller));
    }

    /** @param updateTime asks for this update only; null asks for all */
    CompletableFuture<ApiResponse<ServiceLogs>> nextLogs(
            ServiceRef service, @CheckForNull Long updateTime, long delayMillis) {
        return send((poller, endpoint) -> poller.logs(endpoint, service, updateTime, delayMillis, caller));
    }

    CompletableFuture<FailureDiagnosis> diagnose(ServiceRef service, Log failed) {
        Long updateTime = failed.updateTime();
        long since = updateTime == null ? 0 : updateTime;
        return FailureDiagnosis.of(
                failed,
                delay -> send((poller, endpoint) -> poller.details(endpoint, service, delay, caller)),
                delay -> send((poller, endpoint) -> poller.events(endpoint, service, since, delay, caller)),
                PluginRuntime.get().scheduler());
    }

    private <T> CompletableFuture<T> send(BiFunction<ModelArtsPoller, URI, CompletableFuture<T>> request) {
        try {
            URI endpoint = ClientFactory.get().endpoint(settings);
            return request.apply(PluginRuntime.get().poller(), endpoint);
        } catch (ModelArtsException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private AuthorizedClient connect() throws ModelArtsException {
        try {
            AuthorizedClient client = ClientFactory.get().connect(host.run(), settings, !tracked);
            tracked = true;
            return client;
        } catch (IOException | InterruptedException e) {
            throw ModelArtsException.in(e);
        }
    }
}
