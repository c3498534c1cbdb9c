package io.jenkins.plugins.modelarts.demo;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.client.auth.AuthorizerFactory;
import io.jenkins.plugins.modelarts.client.auth.IamUser;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.polling.Caller;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.FailureDiagnosis;
import io.jenkins.plugins.modelarts.polling.ModelArtsPoller;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.polling.ResultText;
import io.jenkins.plugins.modelarts.polling.Scheduler;
import io.jenkins.plugins.modelarts.polling.UpdateSelector;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import io.jenkins.plugins.modelarts.polling.WaitText;
import io.jenkins.plugins.modelarts.simulator.Scenario;
import io.jenkins.plugins.modelarts.simulator.Scenarios;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The three deployments of the demo without Jenkins. It prints the lines that the console of a build would show. */
public final class TerminalDemo {

    private static final long POLL = Duration.ofSeconds(2).toMillis();
    private static final long TIMEOUT = Duration.ofMinutes(5).toMillis();

    private final Simulator simulator;
    private final Scheduler scheduler;
    private final ModelArtsPoller poller;
    private final Caller caller;

    private TerminalDemo(Simulator simulator, ScheduledExecutorService threads) throws ModelArtsException {
        this.simulator = simulator;
        Clock clock = Clock.systemDefaultZone();
        HttpTransport transport =
                new HttpTransport(HttpClient.newBuilder().executor(threads).build(), clock);
        scheduler = new Scheduler(
                Timer.of(threads), threads, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), clock);
        poller = new ModelArtsPoller(scheduler);
        IamUser user = new IamUser(Simulator.ACCOUNT, Simulator.USER, Simulator.PASSWORD);
        AuthorizerFactory authorizers = new AuthorizerFactory(() -> transport, clock, Timer.ofJdk());
        AuthorizedClient client = new AuthorizedClient(
                Simulator.USER,
                new ModelArtsClient(
                        transport, simulator.uri(), authorizers.of(user, simulator.uri(), Simulator.PROJECT, null)));
        caller = new Caller(() -> client);
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

    private void deploy(String name, Scenario scenario) {
        SimulatedUpdate update = simulator.service(name, name).lastWeeksUpdate().deploy(scenario);
        ServiceRef service = new ServiceRef(Simulator.PROJECT, null, name);
        UpdateTracker tracker =
                new UpdateTracker(UpdateSelector.exactly(update.updateTime()), true, scheduler.now(), TIMEOUT, POLL);
        WaitText text = new WaitText(name, service.region());
        System.out.println();
        System.out.println(text.begins());
        Decision decision = next(tracker, service, 0);
        show(decision, tracker, text);
        while (!decision.isDone()) {
            decision = next(tracker, service, decision.delayMillis());
            show(decision, tracker, text);
        }
        String reason = decision.outcome() == Outcome.FAIL ? explain(service, decision) : null;
        ResultText.lines(decision, name, waited(tracker)).forEach(System.out::println);
        String message = ResultText.message(decision, reason, name, tracker, waited(tracker));
        if (message != null) {
            System.out.println("ERROR: " + message);
        }
    }

    private Decision next(UpdateTracker tracker, ServiceRef service, long delay) {
        try {
            ApiResponse<ServiceLogs> response = poller.logs(
                            simulator.uri(), service, tracker.selector().updateTime(), delay, caller)
                    .join();
            return tracker.onResponse(response.body(), response.serverAhead(), scheduler.now());
        } catch (CompletionException e) {
            return tracker.onFailure(ModelArtsException.in(e), scheduler.now(), 0);
        }
    }

    private void show(Decision decision, UpdateTracker tracker, WaitText text) {
        decision.notices().forEach(notice -> System.out.println(text.line(notice, waited(tracker))));
    }

    private String explain(ServiceRef service, Decision decision) {
        FailureDiagnosis diagnosis = FailureDiagnosis.of(
                        decision.judged(),
                        delay -> poller.details(simulator.uri(), service, delay, caller),
                        delay -> poller.events(
                                simulator.uri(), service, decision.judged().updateTime(), delay, caller),
                        scheduler)
                .join();
        ResultText.lines(diagnosis).forEach(System.out::println);
        return diagnosis.reason();
    }

    private long waited(UpdateTracker tracker) {
        return scheduler.now() - tracker.started();
    }
}
