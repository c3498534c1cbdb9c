package io.jenkins.plugins.modelarts.demo;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.ServiceRef;
import io.jenkins.plugins.modelarts.client.auth.AuthorizerFactory;
import io.jenkins.plugins.modelarts.client.auth.IamUser;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.FailureReason;
import io.jenkins.plugins.modelarts.polling.LogQuery;
import io.jenkins.plugins.modelarts.polling.Notice;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.polling.Scheduler;
import io.jenkins.plugins.modelarts.polling.UpdateLogPoller;
import io.jenkins.plugins.modelarts.polling.UpdateSelector;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import io.jenkins.plugins.modelarts.simulator.Scenario;
import io.jenkins.plugins.modelarts.simulator.Scenarios;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The demo's three deployments without Jenkins: api, auth and watch against the simulator, with their timelines. */
public final class TerminalDemo {

    private static final Clock CLOCK = Clock.systemDefaultZone();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final long POLL = Duration.ofSeconds(2).toMillis();

    private final Simulator simulator;
    private final UpdateLogPoller conversations;
    private final AuthorizedClient connection;

    private TerminalDemo(Simulator simulator, ScheduledExecutorService threads) throws ModelArtsException {
        this.simulator = simulator;
        HttpTransport http = new HttpTransport(HttpClient.newBuilder().executor(threads).build(), CLOCK);
        Scheduler scheduler = new Scheduler(threads, threads, CLOCK::millis, CLOCK);
        conversations = new UpdateLogPoller(scheduler);
        IamUser user = new IamUser(Simulator.ACCOUNT, Simulator.USER, Simulator.PASSWORD);
        ModelArtsClient client = new ModelArtsClient(
                http,
                simulator.uri(),
                new AuthorizerFactory(() -> http, CLOCK).of(user, simulator.uri(), Simulator.PROJECT, null));
        connection = new AuthorizedClient(user, client);
    }

    public static void main(String[] args) throws ModelArtsException {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);
        try (Simulator simulator = Simulator.start()) {
            TerminalDemo demo = new TerminalDemo(simulator, threads);
            demo.deploy("mnist", Scenarios.succeedsAfter(Duration.ofSeconds(6)));
            demo.deploy("fraud-detection", Scenarios.failsAndIsRolledBack(Duration.ofSeconds(6)));
            demo.deploy("visual-inspection", Scenarios.partialEdgeFailure(Duration.ofSeconds(6)));
        } finally {
            threads.shutdownNow();
        }
    }

    private void deploy(String service, Scenario scenario) {
        SimulatedUpdate update =
                simulator.service(service, service).lastWeeksUpdate().deploy(scenario);
        System.out.println();
        say("Service " + service + ", whose update " + scenario);
        long now = CLOCK.millis();
        UpdateTracker watch = new UpdateTracker(
                UpdateSelector.exactly(update.updateTime()),
                true,
                now,
                Duration.ofMinutes(5).toMillis(),
                POLL);
        Decision decision = decide(watch, service, 0);
        while (!decision.isDone()) {
            decision = decide(watch, service, decision.delayMillis());
        }
        say("Verdict: " + decision.outcome());
        if (decision.outcome() == Outcome.FAIL) {
            explain(service, decision);
        }
    }

    private Decision decide(UpdateTracker watch, String service, long delay) {
        LogQuery query = new LogQuery(
                simulator.uri(), ref(service), watch.selector().updateTime());
        Decision decision;
        try {
            ApiResponse<ServiceLogs> answer =
                    conversations.next(query, delay, () -> connection).join();
            decision = watch.onResponse(answer.body(), answer.serverAhead(), CLOCK.millis());
        } catch (CompletionException e) {
            decision = watch.onFailure(ModelArtsException.in(e), CLOCK.millis(), 0);
        }
        for (Notice notice : decision.notices()) {
            say(notice.kind() + (notice.detail() == null ? "" : " " + notice.detail()));
        }
        return decision;
    }

    private void explain(String service, Decision decision) {
        long since = decision.judged().updateTime();
        List<ServiceEvent> events = FailureReason.relevant(
                connection.client().events(ref(service), since).join().body().events(), since);
        String errorMsg = connection.client().details(ref(service)).join().body().errorMsg();
        say("Reason: " + FailureReason.of(decision.judged(), errorMsg, events));
        events.forEach(event -> say("  " + event.eventType() + ": " + event.eventInfo()));
    }

    private static ServiceRef ref(String service) {
        return new ServiceRef(Simulator.PROJECT, null, service);
    }

    private static void say(String what) {
        System.out.println(TIME.format(LocalTime.now(CLOCK)) + "  " + what);
    }
}
