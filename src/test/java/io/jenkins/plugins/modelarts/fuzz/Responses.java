package io.jenkins.plugins.modelarts.fuzz;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.Authorization;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.client.auth.AuthorizerFactory;
import io.jenkins.plugins.modelarts.client.auth.CloudIdentity;
import io.jenkins.plugins.modelarts.client.auth.IamUser;
import io.jenkins.plugins.modelarts.client.auth.ReadyToken;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.FailureReason;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.polling.ResultText;
import io.jenkins.plugins.modelarts.polling.UpdateSelector;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import io.jenkins.plugins.modelarts.polling.WaitText;
import io.jenkins.plugins.modelarts.testkit.StubAuthorizer;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads an {@link HttpMessage} as the response to each request that the plugin sends. */
final class Responses {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    private static final Timer NEVER = (task, delayMillis) -> new CompletableFuture<>();
    private static final ServiceRef SERVICE = new ServiceRef("cn-north-4", null, "195c1f2d");
    private static final long NOW = CLOCK.millis();
    private static final long MINUTE = 60_000;

    private final StubHttpClient cloud = new StubHttpClient();
    private final HttpTransport transport =
            new HttpTransport(cloud, UnaryOperator.identity(), CLOCK, Runnable::run, NEVER);

    static void logs(byte[] bytes) throws Exception {
        Optional<ApiResponse<ServiceLogs>> read = ask(bytes, client -> client.updateLogs(SERVICE, null));
        if (read.isPresent()) {
            ServiceLogs logs = read.get().body();
            Written.isCleanAndReadsTheSame(logs);
            logs.logs().forEach(log -> Written.requireLine(FailureReason.of(log, null, List.of())));
            judge(read.get(), UpdateSelector.sinceBuild(NOW - MINUTE));
            judge(read.get(), UpdateSelector.newerThan(logs));
        }
    }

    private static void judge(ApiResponse<ServiceLogs> response, UpdateSelector selector) {
        UpdateTracker tracker = new UpdateTracker(selector, true, NOW - MINUTE, 30 * MINUTE, 10_000);
        Decision decision = tracker.onResponse(response.body(), response.serverAhead(), NOW);
        if (decision.isDone()) {
            ResultText.lines(decision, "service", MINUTE).forEach(line -> Written.requireLine(line.strip()));
        }
        Written.requireLine(new WaitText("service", "region").status(decision, MINUTE));
        Written.require(
                decision.outcome() != Outcome.SUCCESS
                        || response.body().logs().stream().anyMatch(log -> log.state() == UpdateState.SUCCESS),
                "a success that ModelArts did not report");
    }

    static void details(byte[] bytes) throws Exception {
        keep(ask(bytes, client -> client.details(SERVICE)));
    }

    static void events(byte[] bytes) throws Exception {
        var read = ask(bytes, client -> client.events(SERVICE, 0));
        keep(read);
        if (read.isPresent()) {
            List<ServiceEvent> relevant =
                    FailureReason.relevant(read.get().body().events(), 0);
            relevant.forEach(event -> Written.requireLine(event.text()));
        }
    }

    static void services(byte[] bytes) throws Exception {
        keep(ask(bytes, ModelArtsClient::services));
        ask(bytes, client -> client.serviceNamed("mnist"))
                .ifPresent(service -> Written.require(ServiceRef.isId(service.serviceId()), "the id of a service"));
    }

    private static void keep(Optional<? extends ApiResponse<?>> read) throws Exception {
        if (read.isPresent()) {
            Written.isCleanAndReadsTheSame(read.get().body());
        }
    }

    static void token(byte[] bytes) throws Exception {
        Responses to = new Responses();
        RequestAuthorizer authorizer = to.authorizer(new IamUser("acme", "ci", "secret"));
        requireHeaderValue(to.answer(bytes, authorizer.projectId()));
        HttpRequest request = HttpRequest.newBuilder(to.cloud.endpoint()).build();
        CompletableFuture<Authorization> authorization = authorizer.authorize(request);
        if (authorization.isDone() && !authorization.isCompletedExceptionally()) {
            requireHeaderValue(Optional.of(authorization.join().headers().get("X-Auth-Token")));
        }
    }

    static void projects(byte[] bytes) throws Exception {
        Responses to = new Responses();
        requireHeaderValue(
                to.answer(bytes, to.authorizer(new ReadyToken("token")).projectId()));
    }

    private RequestAuthorizer authorizer(CloudIdentity identity) throws ModelArtsException {
        return new AuthorizerFactory(() -> transport, CLOCK, NEVER).of(identity, cloud.endpoint(), "cn-north-4", null);
    }

    private static void requireHeaderValue(Optional<String> value) {
        value.ifPresent(text -> Written.require(text.matches("[!-~]+"), text));
    }

    private static <T> Optional<T> ask(byte[] bytes, Function<ModelArtsClient, CompletableFuture<T>> request) {
        Responses to = new Responses();
        ModelArtsClient client =
                new ModelArtsClient(to.transport, to.cloud.endpoint(), new StubAuthorizer("project", "token"));
        return to.answer(bytes, request.apply(client));
    }

    /** Empty if the response is refused, which only a {@link ModelArtsException} may do. */
    private <T> Optional<T> answer(byte[] bytes, CompletableFuture<T> result) {
        HttpMessage message = HttpMessage.of(bytes);
        try {
            cloud.last().respond(message.status(), message.headers(), message.body());
        } catch (CompletionException e) {
            // As for the JDK, which ends the request when its body is refused.
            Written.require(e.getCause() instanceof IOException, e.toString());
            return Optional.empty();
        }
        try {
            return Optional.of(result.join());
        } catch (CompletionException e) {
            ModelArtsException refusal = ModelArtsException.in(e);
            if (refusal.problem() == Problem.UNEXPECTED) {
                throw new AssertionError("A response that nobody expected", e);
            }
            Written.requireLine(String.valueOf(refusal.getMessage()));
            return Optional.empty();
        }
    }
}
