package io.jenkins.plugins.modelarts.demo;

import io.jenkins.plugins.modelarts.api.Answer;
import io.jenkins.plugins.modelarts.api.Connection;
import io.jenkins.plugins.modelarts.api.Conversations;
import io.jenkins.plugins.modelarts.api.Http;
import io.jenkins.plugins.modelarts.api.ModelArtsClient;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.ServiceEvent;
import io.jenkins.plugins.modelarts.api.ServiceLogs;
import io.jenkins.plugins.modelarts.auth.Authenticator;
import io.jenkins.plugins.modelarts.auth.IamUser;
import io.jenkins.plugins.modelarts.simulator.Scenario;
import io.jenkins.plugins.modelarts.simulator.Scenarios;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.watch.Decision;
import io.jenkins.plugins.modelarts.watch.FailureReason;
import io.jenkins.plugins.modelarts.watch.Outcome;
import io.jenkins.plugins.modelarts.watch.Remark;
import io.jenkins.plugins.modelarts.watch.UpdateSelector;
import io.jenkins.plugins.modelarts.watch.UpdateWatch;
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
    private final Conversations conversations;
    private final Connection connection;

    private TerminalDemo(Simulator simulator, ScheduledExecutorService threads) throws ModelArtsException {
        this.simulator = simulator;
        Http http = new Http(HttpClient.newBuilder().executor(threads).build(), CLOCK);
        conversations = new Conversations(threads, threads, CLOCK::millis);
        IamUser user = new IamUser(Simulator.ACCOUNT, Simulator.USER, Simulator.PASSWORD);
        ModelArtsClient client = new ModelArtsClient(
                http,
                simulator.uri(),
                new Authenticator(() -> http, CLOCK).of(user, simulator.uri(), Simulator.PROJECT, null));
        connection = new Connection(user, client);
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
        UpdateWatch watch = new UpdateWatch(
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

    private Decision decide(UpdateWatch watch, String service, long delay) {
        Conversations.Topic topic = new Conversations.Topic(
                simulator.uri(), service, watch.selector().updateTime());
        Decision decision;
        try {
            Answer<ServiceLogs> answer =
                    conversations.next(topic, delay, () -> connection).join();
            decision = watch.answered(answer.body(), answer.serverAhead(), CLOCK.millis());
        } catch (CompletionException e) {
            decision = watch.failed(ModelArtsException.in(e), CLOCK.millis(), 0);
        }
        for (Remark remark : decision.remarks()) {
            say(remark.kind() + (remark.detail() == null ? "" : " " + remark.detail()));
        }
        return decision;
    }

    private void explain(String service, Decision decision) {
        long since = decision.judged().updateTime();
        List<ServiceEvent> events = FailureReason.relevant(
                connection.client().events(service, since).join().body().events(), since);
        String errorMsg = connection.client().details(service).join().body().errorMsg();
        say("Reason: " + FailureReason.of(decision.judged(), errorMsg, events));
        events.forEach(event -> say("  " + event.eventType() + ": " + event.eventInfo()));
    }

    private static void say(String what) {
        System.out.println(TIME.format(LocalTime.now(CLOCK)) + "  " + what);
    }
}
