package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.StubAuthorizer;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Requests that are sent through a poller in stopped time, without a network. */
public abstract class PolledRequests {

    static final URI ENDPOINT = URI.create("http://modelarts.example");
    static final ServiceRef MNIST = new ServiceRef("cn-north-4", null, "mnist");
    static final ServiceRef RESNET = new ServiceRef("cn-north-4", null, "resnet");
    static final Duration INSTANT = Duration.ZERO;
    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final String LOGS = "{\"service_id\":\"mnist\",\"logs\":[]}";

    final FakeTime time = FakeTime.stopped();
    final StubHttpClient http = new StubHttpClient();
    final ModelArtsPoller poller = new ModelArtsPoller(time.scheduler(Runnable::run));
    final Caller acme = as("acme");
    int lookups;

    CompletableFuture<ApiResponse<ServiceLogs>> next(ServiceRef service, long seconds, Caller caller) {
        return next(service, null, seconds, caller);
    }

    CompletableFuture<ApiResponse<ServiceLogs>> next(ServiceRef service, Long updateTime, long seconds, Caller caller) {
        return poller.logs(
                ENDPOINT, service, updateTime, Duration.ofSeconds(seconds).toMillis(), caller);
    }

    static ModelArtsException failure(CompletableFuture<?> future) {
        assertTrue("done", future.isDone());
        return ModelArtsException.in(assertThrows(ExecutionException.class, future::get));
    }

    Caller as(String identity) {
        return as(identity, "p");
    }

    Caller asBroken() {
        return as("broken", null);
    }

    Caller as(String identity, String projectId) {
        return new Caller(() -> {
            lookups++;
            return new AuthorizedClient(
                    identity,
                    new ModelArtsClient(
                            new HttpTransport(http, time.clock()), ENDPOINT, new StubAuthorizer(projectId, identity)));
        });
    }
}
