package io.jenkins.plugins.modelarts.polling;

import java.util.concurrent.CompletableFuture;

/**
 * A wait that wants the next response.
 *
 * @param due when to send a request at the latest, in monotonic milliseconds
 * @param response done when the wait has its response or gave up
 */
record Subscriber<T>(Query<T> query, long due, Caller caller, CompletableFuture<T> response) {}
