package io.jenkins.plugins.modelarts.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelarts.api.Authentication.Proof;
import io.jenkins.plugins.modelarts.api.Call;
import io.jenkins.plugins.modelarts.api.Http;
import io.jenkins.plugins.modelarts.api.HttpAnswer;
import io.jenkins.plugins.modelarts.api.Json;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.Problem;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The two calls to IAM that this plugin makes. Nothing blocks, nothing is remembered, and each call is one request;
 * every future fails with a {@link ModelArtsException}. Thread-safe.
 */
final class IamClient {

    /** For an answer that does not tell how long its token lasts. IAM's last 24 hours. */
    private static final Duration UNTOLD_LIFE = Duration.ofHours(1);

    private final Http http;
    private final URI endpoint;

    /** @param endpoint base address of IAM, without a path */
    IamClient(Http http, URI endpoint) {
        this.http = http;
        this.endpoint = endpoint;
    }

    /**
     * A new token of a user, for one project (API page "Obtaining a User Token Through Password Authentication").
     *
     * @param region name of the project; used when {@code projectId} is null
     */
    CompletableFuture<Token> token(IamUser user, String region, String projectId) {
        Call call = new Call(Call.Kind.TOKEN, endpoint, projectId == null ? region : projectId, user.userName());
        // The catalogue would make the answer some 100 KB larger.
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/v3/auth/tokens?nocatalog=true"))
                .header("Content-Type", "application/json;charset=utf8")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        wish(user, region, projectId).toString()))
                .build();
        return http.send(request, call).thenApply(answer -> unchecked(() -> token(answer, call)));
    }

    /**
     * The id of the one project that has exactly this name (API page "Querying Project Information"). Fails with
     * {@link Problem#AMBIGUOUS_PROJECT} when there is none, or more than one.
     *
     * @param prover proves the request; hears whether that was accepted
     */
    CompletableFuture<String> projectNamed(
            String name, Function<HttpRequest, CompletableFuture<? extends Proof>> prover) {
        Call call = new Call(Call.Kind.PROJECTS, endpoint, name, name);
        String query = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/v3/projects?name=" + query))
                .header("Accept", "application/json")
                .build();
        return prover.apply(request)
                .thenCompose(proof -> send(request, call, proof))
                .thenApply(answer -> unchecked(() -> project(answer, call)));
    }

    private CompletableFuture<HttpAnswer> send(HttpRequest request, Call call, Proof proof) {
        HttpRequest.Builder proved = HttpRequest.newBuilder(request, (name, value) -> true);
        proof.headers().forEach(proved::setHeader);
        return http.send(proved.build(), call).whenComplete((answer, thrown) -> {
            if (thrown == null) {
                proof.accepted();
            } else {
                proof.refused(ModelArtsException.in(thrown));
            }
        });
    }

    private static ObjectNode wish(IamUser user, String region, String projectId) {
        ObjectNode wish = Json.MAPPER.createObjectNode();
        ObjectNode auth = wish.putObject("auth");
        ObjectNode identity = auth.putObject("identity");
        identity.putArray("methods").add("password");
        ObjectNode who = identity.putObject("password").putObject("user");
        who.putObject("domain").put("name", user.accountName());
        who.put("name", user.userName()).put("password", user.password());
        ObjectNode project = auth.putObject("scope").putObject("project");
        if (projectId == null) {
            project.put("name", region);
        } else {
            project.put("id", projectId);
        }
        return wish;
    }

    private static Token token(HttpAnswer answer, Call call) throws ModelArtsException {
        JsonNode token = Json.object(answer, call).path("token");
        String value = answer.header("X-Subject-Token").map(String::strip).orElse("");
        if (!HeaderValue.isLegal(value)) {
            throw ModelArtsException.withMessage(
                    Problem.NOT_MODELARTS,
                    Messages.Answer_withoutToken(call.endpoint().getAuthority()));
        }
        String projectId = token.path("project").path("id").asText();
        if (!HeaderValue.isLegal(projectId)) {
            throw ModelArtsException.found(Problem.TOKEN_WITHOUT_PROJECT, call, answer.toString());
        }
        // Both times are the server's, so our clock may be wrong.
        Duration life = end(token)
                .map(end -> Duration.between(answer.serverTime(), end))
                .orElse(UNTOLD_LIFE);
        Instant fetched = answer.received();
        return new Token(value, projectId, fetched, fetched.plus(life));
    }

    private static Optional<Instant> end(JsonNode token) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(token.path("expires_at").asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String project(HttpAnswer answer, Call call) throws ModelArtsException {
        List<String> same = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (JsonNode project : Json.object(answer, call).path("projects")) {
            String id = project.path("id").asText();
            String name = project.path("name").asText();
            all.add(name + " " + id);
            if (name.equals(call.subject()) && HeaderValue.isLegal(id)) {
                same.add(id);
            }
        }
        if (same.size() == 1) {
            return same.get(0);
        }
        String found = all.isEmpty() ? Messages.Projects_none() : Messages.Projects_found(String.join(", ", all));
        throw ModelArtsException.found(Problem.AMBIGUOUS_PROJECT, call, found);
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
