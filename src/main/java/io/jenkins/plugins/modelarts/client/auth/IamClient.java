package io.jenkins.plugins.modelarts.client.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ApiOperation;
import io.jenkins.plugins.modelarts.client.ApiRequest;
import io.jenkins.plugins.modelarts.client.Authorization;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.JsonBody;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.RawResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Sends the two requests to IAM that this plugin needs. Each method sends one request, keeps nothing and does not block;
 * its future fails with a {@link ModelArtsException}. Thread-safe.
 */
final class IamClient {

    /** The life of a token whose response has no end. IAM's own tokens last 24 hours. */
    private static final Duration DEFAULT_LIFE = Duration.ofHours(1);

    /** A response may name any end, even one that no calendar has. To renew a token too early does no harm. */
    private static final Duration MAX_LIFE = Duration.ofDays(7);

    private final HttpTransport transport;
    private final URI endpoint;

    /** @param endpoint base address of IAM, without a path */
    IamClient(HttpTransport transport, URI endpoint) {
        this.transport = transport;
        this.endpoint = endpoint;
    }

    /**
     * A new token of a user, for one project (API page "Obtaining a User Token Through Password Authentication").
     *
     * @param region name of the project; used when {@code projectId} is null
     */
    CompletableFuture<Token> token(IamUser user, String region, @CheckForNull String projectId) {
        ApiRequest apiRequest =
                new ApiRequest(ApiOperation.TOKEN, endpoint, projectId == null ? region : projectId, user.userName());
        // The catalogue would make the response about 100 KB larger.
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/v3/auth/tokens?nocatalog=true"))
                .header("Content-Type", "application/json;charset=utf8")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        tokenRequest(user, region, projectId).toString()))
                .build();
        return transport
                .send(request, apiRequest)
                .thenApply(response -> unchecked(() -> readToken(response, apiRequest)));
    }

    /**
     * The id of the one project that has exactly this name (API page "Querying Project Information"). The future fails
     * with {@link Problem#AMBIGUOUS_PROJECT} when no project has the name, or more than one has.
     *
     * @param authorize authorizes the request; its authorization gets the result reported
     */
    CompletableFuture<String> projectNamed(
            String name, Function<HttpRequest, CompletableFuture<Authorization>> authorize) {
        ApiRequest apiRequest = new ApiRequest(ApiOperation.PROJECTS, endpoint, name, name);
        String query = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/v3/projects?name=" + query))
                .header("Accept", "application/json")
                .build();
        return authorize
                .apply(request)
                .thenCompose(authorization -> send(request, apiRequest, authorization))
                .thenApply(response -> unchecked(() -> readProject(response, apiRequest)));
    }

    private CompletableFuture<RawResponse> send(
            HttpRequest request, ApiRequest apiRequest, Authorization authorization) {
        HttpRequest.Builder authorized = HttpRequest.newBuilder(request, (name, value) -> true);
        authorization.headers().forEach(authorized::setHeader);
        return transport.send(authorized.build(), apiRequest).whenComplete((response, thrown) -> {
            if (thrown == null) {
                authorization.accepted();
            } else {
                authorization.rejected(ModelArtsException.in(thrown));
            }
        });
    }

    private static ObjectNode tokenRequest(IamUser user, String region, @CheckForNull String projectId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode auth = body.putObject("auth");
        ObjectNode identity = auth.putObject("identity");
        identity.putArray("methods").add("password");
        ObjectNode iamUser = identity.putObject("password").putObject("user");
        iamUser.putObject("domain").put("name", user.accountName());
        iamUser.put("name", user.userName()).put("password", user.password());
        ObjectNode project = auth.putObject("scope").putObject("project");
        if (projectId == null) {
            project.put("name", region);
        } else {
            project.put("id", projectId);
        }
        return body;
    }

    private static Token readToken(RawResponse response, ApiRequest apiRequest) throws ModelArtsException {
        JsonNode token = JsonBody.object(response, apiRequest).path("token");
        String value = response.header("X-Subject-Token").map(String::strip).orElse("");
        if (!HeaderValue.isLegal(value)) {
            throw ModelArtsException.withMessage(
                    Problem.NOT_MODELARTS,
                    Messages.Response_withoutToken(apiRequest.endpoint().getAuthority()));
        }
        String projectId = token.path("project").path("id").asText();
        if (!HeaderValue.isLegal(projectId)) {
            throw ModelArtsException.of(Problem.TOKEN_WITHOUT_PROJECT, apiRequest, response.toString());
        }
        // Both times are the server's, so an error of this machine's clock does not matter.
        Duration life = end(token)
                .map(end -> bounded(Duration.between(response.serverTime(), end)))
                .orElse(DEFAULT_LIFE);
        Instant fetched = response.received();
        return new Token(value, projectId, fetched, fetched.plus(life));
    }

    private static Duration bounded(Duration life) {
        return life.isNegative() ? Duration.ZERO : Collections.min(List.of(life, MAX_LIFE));
    }

    private static Optional<Instant> end(JsonNode token) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(token.path("expires_at").asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String readProject(RawResponse response, ApiRequest apiRequest) throws ModelArtsException {
        List<String> same = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (JsonNode project : JsonBody.object(response, apiRequest).path("projects")) {
            String id = project.path("id").asText();
            String name = project.path("name").asText();
            all.add(name + " " + id);
            if (name.equals(apiRequest.subject()) && HeaderValue.isLegal(id)) {
                same.add(id);
            }
        }
        if (same.size() == 1) {
            return same.get(0);
        }
        String found = all.isEmpty() ? Messages.Projects_none() : Messages.Projects_found(String.join(", ", all));
        throw ModelArtsException.of(Problem.AMBIGUOUS_PROJECT, apiRequest, found);
    }

    private static <T> T unchecked(Reading<T> reading) {
        try {
            return reading.read();
        } catch (ModelArtsException e) {
            throw new CompletionException(e);
        }
    }

    private interface Reading<T> {
        T read() throws ModelArtsException;
    }
}
