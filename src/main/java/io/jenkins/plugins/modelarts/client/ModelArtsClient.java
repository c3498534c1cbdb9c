package io.jenkins.plugins.modelarts.client;

import com.fasterxml.jackson.core.type.TypeReference;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.ServiceDetails;
import io.jenkins.plugins.modelarts.client.model.ServiceEventList;
import io.jenkins.plugins.modelarts.client.model.ServiceList;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Asks ModelArts about the services of one project. No method blocks: each returns at once, and its future fails with a
 * {@link ModelArtsException} within {@link #LONGEST_CALL} at the latest. Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class ModelArtsClient {

    /**
     * How long a call takes at most: an authorization, the request, and after its refusal a new authorization and the
     * request again.
     */
    public static final Duration LONGEST_CALL =
            RequestAuthorizer.LONGEST.plus(HttpTransport.TIME_LIMIT).multipliedBy(2);

    /** Most services of a list, because people read it. */
    public static final int MAX_SERVICES = 500;

    private static final int MAX_EVENTS = 1000;

    private final HttpTransport transport;
    private final URI endpoint;
    private final RequestAuthorizer authorizer;

    /**
     * @param endpoint base address of ModelArts in a region, without a path
     * @param authorizer also decides which project is asked about
     */
    public ModelArtsClient(HttpTransport transport, URI endpoint, RequestAuthorizer authorizer) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.authorizer = authorizer;
    }

    /** The id of the project that this client asks about. */
    public CompletableFuture<String> projectId() {
        return authorizer.projectId();
    }

    /**
     * The update logs of a service (API page "Obtaining Service Update Logs").
     *
     * @param updateTime asks for this update only, in milliseconds since 1970-01-01 UTC; null asks for all. Old servers
     *     ignore it, so the response can hold other updates as well
     */
    public CompletableFuture<ApiResponse<ServiceLogs>> updateLogs(ServiceRef service, @CheckForNull Long updateTime) {
        String query = updateTime == null ? "" : "?update_time=" + updateTime;
        return get(ApiOperation.LOGS, service, "/logs" + query, new TypeReference<>() {});
    }

    /** The present state of a service (API page "Querying the Details About a Service"). */
    public CompletableFuture<ApiResponse<ServiceDetails>> details(ServiceRef service) {
        return get(ApiOperation.DETAILS, service, "", new TypeReference<>() {});
    }

    /**
     * The events of a service, at most 1000, in no certain order (API page "Querying Service Event Logs").
     *
     * @param since only events at or after this time, in milliseconds since 1970-01-01 UTC
     */
    public CompletableFuture<ApiResponse<ServiceEventList>> events(ServiceRef service, long since) {
        String path = "/events?start_time=" + since + "&limit=" + MAX_EVENTS;
        return get(ApiOperation.EVENTS, service, path, new TypeReference<>() {});
    }

    /**
     * The services of the project in the default workspace, at most {@value #MAX_SERVICES}, the newest first (API page
     * "Querying Services").
     */
    public CompletableFuture<ApiResponse<ServiceList>> services() {
        String query = "?sort_by=publish_at&order=desc&limit=" + MAX_SERVICES;
        return get(ApiOperation.SERVICES, Messages.ModelArtsClient_services(), query, new TypeReference<>() {});
    }

    /**
     * The one service that has exactly this name. The API page does not say whether the server compares the whole name,
     * so this method does. The future fails with {@link Problem#NO_SUCH_SERVICE} or {@link Problem#AMBIGUOUS_SERVICE}.
     */
    public CompletableFuture<ServiceDetails> serviceNamed(String name) {
        CompletableFuture<ApiResponse<ServiceList>> found =
                get(ApiOperation.SERVICES, name, "?service_name=" + encode(name), new TypeReference<>() {});
        return found.thenApply(response -> {
            List<ServiceDetails> same = response.body().services().stream()
                    .filter(service -> name.equals(service.serviceName()) && ServiceRef.isId(service.serviceId()))
                    .toList();
            if (same.size() == 1) {
                return same.get(0);
            }
            Problem problem = same.isEmpty() ? Problem.NO_SUCH_SERVICE : Problem.AMBIGUOUS_SERVICE;
            String ids = String.join(
                    ", ", same.stream().map(ServiceDetails::serviceId).toList());
            ApiRequest request = new ApiRequest(ApiOperation.SERVICES, endpoint, response.projectId(), name);
            throw new CompletionException(ModelArtsException.of(problem, request, ids));
        });
    }

    private <T> CompletableFuture<ApiResponse<T>> get(
            ApiOperation operation, ServiceRef service, String path, TypeReference<T> type) {
        return get(operation, service.serviceId(), "/" + service.serviceId() + path, type);
    }

    private <T> CompletableFuture<ApiResponse<T>> get(
            ApiOperation operation, String subject, String path, TypeReference<T> type) {
        return projectId().thenCompose(projectId -> {
            ApiRequest apiRequest = new ApiRequest(operation, endpoint, projectId, subject);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(endpoint + "/v1/" + encode(projectId) + "/services" + path))
                    .header("Accept", "application/json")
                    // A response that is older than the build could show the wrong update as the newest.
                    .header("Cache-Control", "no-cache")
                    .build();
            return send(request, apiRequest, true)
                    .thenApply(response ->
                            new ApiResponse<>(read(response, apiRequest, type), projectId, response.serverAhead()));
        });
    }

    private CompletableFuture<RawResponse> send(HttpRequest request, ApiRequest apiRequest, boolean mayRetry) {
        return authorizer.authorize(request).thenCompose(authorization -> {
            HttpRequest.Builder authorized = HttpRequest.newBuilder(request, (name, value) -> true);
            authorization.headers().forEach(authorized::setHeader);
            return transport
                    .send(authorized.build(), apiRequest)
                    .handle((response, thrown) -> {
                        if (thrown == null) {
                            authorization.accepted();
                            return CompletableFuture.completedFuture(response);
                        }
                        ModelArtsException failure = ModelArtsException.in(thrown);
                        return authorization.rejected(failure) && mayRetry
                                ? send(request, apiRequest, false)
                                : CompletableFuture.<RawResponse>failedFuture(failure);
                    })
                    .thenCompose(next -> next);
        });
    }

    private static <T> T read(RawResponse response, ApiRequest apiRequest, TypeReference<T> type) {
        if (response.isCached()) {
            throw new CompletionException(ModelArtsException.of(Problem.CACHED, apiRequest, response.toString()));
        }
        try {
            return JsonBody.read(response, apiRequest, type);
        } catch (ModelArtsException e) {
            throw new CompletionException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
