package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.model.ServiceDetails;
import io.jenkins.plugins.modelarts.client.model.ServiceEventList;
import io.jenkins.plugins.modelarts.client.model.ServiceList;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * What a wait asks ModelArts. Queries with equal targets can share a request. Implementations are immutable.
 *
 * @param <T> what ModelArts responds
 */
interface Query<T> {

    /** @param subject the service, or its name */
    record Target(URI endpoint, Object subject) {}

    Target target();

    /** A query whose response answers both queries. The other one has the same target. */
    Query<T> and(Query<T> other);

    CompletableFuture<T> send(ModelArtsClient client);

    /** @param updateTime asks for this update only, in milliseconds since 1970-01-01 UTC; null asks for all */
    record Logs(
            Target target, ServiceRef service, @CheckForNull Long updateTime)
            implements Query<ApiResponse<ServiceLogs>> {

        @Override
        public Query<ApiResponse<ServiceLogs>> and(Query<ApiResponse<ServiceLogs>> other) {
            boolean same = other instanceof Logs logs && Objects.equals(updateTime, logs.updateTime);
            return same ? this : new Logs(target, service, null);
        }

        @Override
        public CompletableFuture<ApiResponse<ServiceLogs>> send(ModelArtsClient client) {
            return client.updateLogs(service, updateTime);
        }
    }

    record Details(Target target, ServiceRef service) implements Query<ApiResponse<ServiceDetails>> {

        @Override
        public Query<ApiResponse<ServiceDetails>> and(Query<ApiResponse<ServiceDetails>> other) {
            return this;
        }

        @Override
        public CompletableFuture<ApiResponse<ServiceDetails>> send(ModelArtsClient client) {
            return client.details(service);
        }
    }

    /** @param since only events at or after this time, in milliseconds since 1970-01-01 UTC */
    record Events(Target target, ServiceRef service, long since) implements Query<ApiResponse<ServiceEventList>> {

        @Override
        public Query<ApiResponse<ServiceEventList>> and(Query<ApiResponse<ServiceEventList>> other) {
            return other instanceof Events events ? new Events(target, service, Math.min(since, events.since)) : this;
        }

        @Override
        public CompletableFuture<ApiResponse<ServiceEventList>> send(ModelArtsClient client) {
            return client.events(service, since);
        }
    }

    record Services(Target target) implements Query<ApiResponse<ServiceList>> {

        @Override
        public Query<ApiResponse<ServiceList>> and(Query<ApiResponse<ServiceList>> other) {
            return this;
        }

        @Override
        public CompletableFuture<ApiResponse<ServiceList>> send(ModelArtsClient client) {
            return client.services();
        }
    }

    record ServiceNamed(Target target, String name) implements Query<ServiceDetails> {

        @Override
        public Query<ServiceDetails> and(Query<ServiceDetails> other) {
            return this;
        }

        @Override
        public CompletableFuture<ServiceDetails> send(ModelArtsClient client) {
            return client.serviceNamed(name);
        }
    }
}
