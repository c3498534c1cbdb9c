package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.auth.AuthorizerFactory;
import io.jenkins.plugins.modelarts.client.auth.IamUser;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.Faults;
import io.jenkins.plugins.modelarts.simulator.SimulatedService;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.testkit.EventTime;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/**
 * Five hundred waits against five clouds whose clocks are up to ten minutes off, while a third of all requests goes
 * wrong, tokens die, caches keep old responses, and somebody sets the clock. The same seed gives the same scripts and the same faults, though not to the same requests; the
 * verdicts must not depend on that.
 */
public class WaitsUnderFaultsTest {

    private static final long SEED = 20260823;
    private static final int WAITS_PER_CLOUD = 100;
    private static final int USERS_PER_CLOUD = 4;
    private static final String PASSWORD = "made up for the simulator";
    private static final Duration TIMEOUT = Duration.ofMinutes(9);

    private final Random random = new Random(SEED);
    private final EventTime time = new EventTime(3);
    private final Clock clock = time.clock();
    private final Scheduler scheduler = time.scheduler();
    private final Executor pool = time.executor();
    private final ModelArtsPoller poller = new ModelArtsPoller(scheduler);
    private final HttpTransport http = new HttpTransport(
            time.during(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)),
            time.machineClock(),
            Duration.ofSeconds(1));
    private final AuthorizerFactory authorizers =
            new AuthorizerFactory(() -> http, time.machineClock(), scheduler::schedule);
    private final List<Simulator> clouds = new ArrayList<>();

    /**
     * There are no faults until each user has sent one request, because a refused first token counts as a wrong secret.
     */
    @Before
    public void startClouds() throws Exception {
        for (int minutesAhead : new int[] {-10, -3, 0, 3, 10}) {
            Simulator cloud = Simulator.start();
            clouds.add(cloud);
            cloud.clock(clock);
            cloud.clockAhead(Duration.ofMinutes(minutesAhead));
            cloud.service("first", "first");
            for (int user = 0; user < USERS_PER_CLOUD; user++) {
                cloud.account(Simulator.ACCOUNT).user("user" + user, PASSWORD);
                connect(cloud, "user" + user)
                        .client()
                        .updateLogs(service("first"), null)
                        .get();
            }
            cloud.faults().on(".*/logs").random(random.nextLong(), new Faults.Chance(0.04, Fault.cached()));
            cloud.faults()
                    .random(
                            random.nextLong(),
                            new Faults.Chance(0.06, Fault.reset()),
                            new Faults.Chance(0.05, Fault.status(500)),
                            new Faults.Chance(0.05, Fault.status(503, "", Map.of("Retry-After", "3"))),
                            new Faults.Chance(0.02, Fault.throttled(Duration.ofSeconds(4))),
                            new Faults.Chance(0.05, Fault.truncated()),
                            new Faults.Chance(0.05, Fault.cutOff()),
                            new Faults.Chance(0.03, Fault.delay(Duration.ofMillis(5))),
                            new Faults.Chance(0.02, Fault.drip(Duration.ofNanos(5_000))),
                            new Faults.Chance(0.001, Fault.noAnswer()));
        }
    }

    @After
    public void stop() {
        clouds.forEach(Simulator::close);
        time.close();
    }

    @Test
    public void everyWaitEndsWithTheRightVerdict() throws Exception {
        Map<String, CompletableFuture<Outcome>> verdicts = new TreeMap<>();
        Map<String, Outcome> expected = new TreeMap<>();
        for (Simulator cloud : clouds) {
            for (int i = 0; i < WAITS_PER_CLOUD; i++) {
                Script script = Script.values()[i % Script.values().length];
                String id = "s" + clouds.indexOf(cloud) + "-" + i + "-" + script;
                expected.put(id, script.expected);
                verdicts.put(id, start(cloud, id, script, "user" + i % USERS_PER_CLOUD));
            }
        }
        for (int second : new int[] {60, 130, 200}) {
            time.timer().schedule(() -> clouds.forEach(Simulator::endTokens), second, TimeUnit.SECONDS);
        }
        for (int second : new int[] {45, 150, 151}) {
            Duration step = Duration.ofMinutes(second == 151 ? -120 : 60);
            time.timer().schedule(() -> time.setClockAhead(step), second, TimeUnit.SECONDS);
        }
        time.start();
        Map<String, Outcome> actual = new TreeMap<>();
        for (Map.Entry<String, CompletableFuture<Outcome>> verdict : verdicts.entrySet()) {
            actual.put(verdict.getKey(), verdict.getValue().get(120, TimeUnit.SECONDS));
        }
        assertEquals(500, actual.size());
        actual.entrySet().removeAll(expected.entrySet());
        assertEquals("wrong verdicts", Map.of(), actual);
    }

    private CompletableFuture<Outcome> start(Simulator cloud, String id, Script script, String user) {
        SimulatedService service = cloud.service(id, id).newestFirst(random.nextBoolean());
        // Without a correction of the clocks, a client would judge these records, or would ignore its own update.
        long start = cloud.now().toEpochMilli();
        service.update(start - Duration.ofMinutes(1).toMillis(), script.stale);
        service.lastWeeksUpdate();
        long begins = start + seconds(30, 90);
        long ends = begins
                + switch (script) {
                    // It must be recorded within the grace time, a third of the time-out.
                    case RECORDED_LATE -> seconds(20, 50);
                    // The wait must have seen its update before the newer one comes.
                    case SUPERSEDED -> seconds(120, 180);
                    default -> seconds(20, 180);
                };
        WaitClock own = new WaitClock(scheduler);
        UpdateSelector selector = UpdateSelector.sinceBuild(own.now());
        if (script == Script.EXACT) {
            selector = UpdateSelector.exactly(begins);
            service.answersUpdateTimeFilter(random.nextBoolean());
        } else if (script == Script.SECOND) {
            service.update(start + 5000, "SUCCESS");
            selector = selector.withoutJudged(start + 5000);
        } else if (script == Script.BLOCK) {
            // Somebody else's update before the block, with a time that would count without the block.
            service.update(start + 5000, "SUCCESS");
            Log newest = UpdateSelectorTest.log(start + 5000, "SUCCESS");
            selector = UpdateSelector.newerThan(new ServiceLogs(id, id, List.of(newest)));
        }
        play(cloud, service, script, begins, ends);
        Wait wait = new Wait(
                new UpdateTracker(selector, true, own.now(), TIMEOUT.toMillis(), 20_000),
                own,
                cloud,
                service(id),
                new Caller(() -> connect(cloud, user)),
                new Random(random.nextLong()));
        wait.ask(seconds(0, 30));
        return wait.verdict;
    }

    private static ServiceRef service(String id) {
        return new ServiceRef(Simulator.PROJECT, null, id);
    }

    private AuthorizedClient connect(Simulator cloud, String user) throws ModelArtsException {
        IamUser who = new IamUser(Simulator.ACCOUNT, user, PASSWORD);
        return new AuthorizedClient(
                who, new ModelArtsClient(http, cloud.uri(), authorizers.of(who, cloud.uri(), Simulator.PROJECT, null)));
    }

    private long seconds(int from, int to) {
        return Duration.ofSeconds(from + random.nextInt(to - from)).toMillis();
    }

    private void play(Simulator cloud, SimulatedService service, Script script, long begins, long ends) {
        at(cloud, begins, () -> script.begin(service, begins));
        at(cloud, ends, () -> script.end(service, begins, ends));
    }

    private void at(Simulator cloud, long when, Runnable change) {
        time.timer().schedule(change, when - cloud.now().toEpochMilli(), TimeUnit.MILLISECONDS);
    }

    /** Handles responses as a build does. */
    private final class Wait {
        private final UpdateTracker tracker;
        private final WaitClock clock;
        private final Simulator cloud;
        private final ServiceRef service;
        private final Caller caller;
        private final Random chance;
        private final CompletableFuture<Outcome> verdict = new CompletableFuture<>();

        private Wait(
                UpdateTracker tracker,
                WaitClock clock,
                Simulator cloud,
                ServiceRef service,
                Caller caller,
                Random chance) {
            this.tracker = tracker;
            this.clock = clock;
            this.cloud = cloud;
            this.service = service;
            this.caller = caller;
            this.chance = chance;
        }

        private void ask(long delay) {
            poller.logs(cloud.uri(), service, tracker.selector().updateTime(), delay, caller)
                    .whenCompleteAsync(this::handle, pool);
        }

        private void handle(ApiResponse<ServiceLogs> response, Throwable thrown) {
            Decision decision = thrown == null
                    ? tracker.onResponse(response.body(), clock.serverAhead(response.serverAhead()), clock.now())
                    : tracker.onFailure(ModelArtsException.in(thrown), clock.now(), chance.nextDouble());
            if (decision.isDone()) {
                if (decision.outcome() == Outcome.ERROR) {
                    System.err.println(service + ": " + decision.failure().getMessage());
                }
                verdict.complete(decision.outcome());
            } else {
                ask(decision.delayMillis());
            }
        }
    }
}
