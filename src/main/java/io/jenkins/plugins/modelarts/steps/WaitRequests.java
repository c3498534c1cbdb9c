package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceDetails;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.polling.FailureDiagnosis;
import io.jenkins.plugins.modelarts.polling.LogQuery;
import io.jenkins.plugins.modelarts.runtime.ClientFactory;
import io.jenkins.plugins.modelarts.runtime.PluginRuntime;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Sends the requests of one wait, with the credentials of its build. Thread-safe. */
final class WaitRequests {

    private final WaitHost host;
    private final ConnectionSettings settings;

    @Nullable
    private volatile ModelArtsClient client;

    WaitRequests(WaitHost host, ConnectionSettings settings) {
        this.host = host;
        this.settings = settings;
    }

    /** Records in Jenkins that the build uses the credentials. */
    void track() throws ModelArtsException, IOException, InterruptedException {
        ClientFactory.get().track(host.run(), settings);
    }

    /** The id of the service with this name. */
    CompletableFuture<String> findServiceId(String name, long delayMillis) {
        return PluginRuntime.get().scheduler().after(delayMillis).thenCompose(nothing -> {
            try {
                return connect().client().serviceNamed(name).thenApply(ServiceDetails::serviceId);
            } catch (ModelArtsException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    /** @param updateTime asks for this update only; null asks for all */
    CompletableFuture<ApiResponse<ServiceLogs>> nextLogs(
            ServiceRef service, @CheckForNull Long updateTime, long delayMillis) {
        try {
            LogQuery query = new LogQuery(ClientFactory.get().endpoint(settings), service, updateTime);
            return PluginRuntime.get().poller().next(query, delayMillis, this::connect);
        } catch (ModelArtsException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    CompletableFuture<FailureDiagnosis> diagnose(ServiceRef service, Log failedUpdate) {
        return FailureDiagnosis.of(
                client, service, failedUpdate, PluginRuntime.get().scheduler());
    }

    private AuthorizedClient connect() throws ModelArtsException {
        try {
            AuthorizedClient authorized = ClientFactory.get().connect(host.run(), settings);
            client = authorized.client();
            return authorized;
        } catch (IOException | InterruptedException e) {
            throw ModelArtsException.in(e);
        }
    }
}
