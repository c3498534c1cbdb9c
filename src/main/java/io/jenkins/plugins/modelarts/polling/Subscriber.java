package io.jenkins.plugins.modelarts.polling;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.util.concurrent.CompletableFuture;

/**
 * A wait that wants the next response.
 *
 * @param due when to send a request at the latest, in monotonic milliseconds
 * @param client makes the client for the request
 * @param response done when the wait has its response or gave up
 */
record Subscriber(long due, AuthorizedClient.Supplier client, CompletableFuture<ApiResponse<ServiceLogs>> response) {}
