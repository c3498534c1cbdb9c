package io.jenkins.plugins.modelarts.api;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Asks ModelArts about services of one project. Nothing blocks: every method returns at once, and its future fails
 * with a {@link ModelArtsException}. Thread-safe.
 */
public final class ModelArtsClient {

    private static final int MAX_EVENTS = 1000;

    private final Http http;
    private final URI endpoint;
    private final Authentication authentication;

    /** @param endpoint base address of ModelArts in a region, without a path */
    public ModelArtsClient(Http http, URI endpoint, Authentication authentication) {
        this.http = http;
        this.endpoint = endpoint;
        this.authentication = authentication;
    }

    /** The id of the project that this client asks about. */
    public CompletableFuture<String> projectId() {
        return authentication.projectId();
    }

    /**
     * The update logs of a service (API page "Obtaining Service Update Logs").
     *
     * @param updateTime asks for this update alone, in ms since 1970-01-01 UTC; null for all. Old servers ignore it,
     *     so the answer can hold other updates all the same
     */
    public CompletableFuture<Answer<ServiceLogs>> updateLogs(String serviceId, Long updateTime) {
        String query = updateTime == null ? "" : "?update_time=" + updateTime;
        return get(Call.Kind.LOGS, serviceId, "/" + encode(serviceId) + "/logs" + query, new TypeReference<>() {});
    }

    /** How the service is doing now (API page "Querying the Details About a Service"). */
    public CompletableFuture<Answer<ServiceDetails>> details(String serviceId) {
        return get(Call.Kind.DETAILS, serviceId, "/" + encode(serviceId), new TypeReference<>() {});
    }

    /**
     * The events of a service, at most 1000, in no certain order (API page "Querying Service Event Logs").
     *
     * @param since only events at or after this time, in ms since 1970-01-01 UTC
     */
    public CompletableFuture<Answer<ServiceEvents>> events(String serviceId, long since) {
        String path = "/" + encode(serviceId) + "/events?start_time=" + since + "&limit=" + MAX_EVENTS;
        return get(Call.Kind.EVENTS, serviceId, path, new TypeReference<>() {});
    }

    /**
     * The one service that has exactly this name; the API does not say whether it searches exactly, so this does.
     * Fails with {@link Problem#NO_SUCH_SERVICE} or {@link Problem#AMBIGUOUS_SERVICE}.
     */
    public CompletableFuture<ServiceDetails> serviceNamed(String name) {
        CompletableFuture<Answer<Services>> found =
                get(Call.Kind.SERVICES, name, "?service_name=" + encode(name), new TypeReference<>() {});
        return found.thenCombine(projectId(), (answer, projectId) -> {
            List<ServiceDetails> same = answer.body().services().stream()
                    .filter(service -> name.equals(service.serviceName()) && service.serviceId() != null)
                    .toList();
            if (same.size() == 1) {
                return same.get(0);
            }
            Problem problem = same.isEmpty() ? Problem.NO_SUCH_SERVICE : Problem.AMBIGUOUS_SERVICE;
            String ids = String.join(
                    ", ", same.stream().map(ServiceDetails::serviceId).toList());
            Call call = new Call(Call.Kind.SERVICES, endpoint, projectId, name);
            throw new CompletionException(ModelArtsException.found(problem, call, ids));
        });
    }

    private <T> CompletableFuture<Answer<T>> get(Call.Kind kind, String subject, String path, TypeReference<T> type) {
        return projectId().thenCompose(projectId -> {
            Call call = new Call(kind, endpoint, projectId, subject);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(endpoint + "/v1/" + encode(projectId) + "/services" + path))
                    .header("Accept", "application/json")
                    .build();
            return send(request, call, true)
                    .thenApply(answer -> new Answer<>(read(answer, call, type), answer.serverAhead()));
        });
    }

    private CompletableFuture<HttpAnswer> send(HttpRequest request, Call call, boolean mayRenew) {
        return authentication.prove(request).thenCompose(proof -> {
            HttpRequest.Builder proved = HttpRequest.newBuilder(request, (name, value) -> true);
            proof.headers().forEach(proved::setHeader);
            return http.send(proved.build(), call)
                    .handle((answer, thrown) -> {
                        if (thrown == null) {
                            proof.accepted();
                            return CompletableFuture.completedFuture(answer);
                        }
                        ModelArtsException refusal = ModelArtsException.in(thrown);
                        return proof.refused(refusal) && mayRenew
                                ? send(request, call, false)
                                : CompletableFuture.<HttpAnswer>failedFuture(refusal);
                    })
                    .thenCompose(next -> next);
        });
    }

    private static <T> T read(HttpAnswer answer, Call call, TypeReference<T> type) {
        try {
            return Json.MAPPER.readerFor(type).readValue(Json.object(answer, call));
        } catch (ModelArtsException e) {
            throw new CompletionException(e);
        } catch (IOException e) {
            throw new CompletionException(ModelArtsException.found(Problem.MALFORMED, call, answer.toString()));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record Services(List<ServiceDetails> services) {
        private Services {
            services = Absent.toEmpty(services);
        }
    }
}
