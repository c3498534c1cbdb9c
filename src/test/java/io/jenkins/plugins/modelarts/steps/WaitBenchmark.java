package io.jenkins.plugins.modelarts.steps;

import static java.util.stream.Collectors.joining;
import static org.junit.Assert.assertEquals;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.UsualDurations;
import io.jenkins.plugins.modelarts.simulator.RemoteSimulator;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Measures the cost of builds that wait for the same time in different ways. The simulated cloud and every {@code curl}
 * run in their own processes, so the benchmark does not count them. {@code docs/benchmarks.md} has the command and
 * results. Not a test, so it asserts nothing about what it measures.
 */
public class WaitBenchmark {

    private static final int BUILDS = Integer.getInteger("benchmark.builds", 50);
    private static final int SERVICES = Integer.getInteger("benchmark.services", BUILDS);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 90);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    private static final List<String> WAYS =
            List.of(System.getProperty("benchmark.ways", "sleep,modelartsServiceLogs,waitUntil")
                    .split(","));

    /** A build that ends so long after its update does not end at all, in milliseconds. */
    private static final long STANDS_STILL = 120_000;

    /** After so many short measurements the JVM has compiled nearly all that a wait runs. */
    private static final int WARM_UPS = 12;

    /** After this time without work the threads of the way before have ended, in milliseconds. */
    private static final long IDLE_THREADS_END = 70_000;

    @Rule
    public final JenkinsRule jenkins = withoutTimeLimit();

    @Rule
    public final RemoteSimulator cloud = new RemoteSimulator();

    /** One measurement. Values that grow are differences to the values before. */
    private record Cost(
            double cpuSeconds,
            int threads,
            int threadsWaiting,
            long ownThreads,
            long written,
            String requests,
            List<Long> late) {}

    @Before
    public void setUp() throws Exception {
        Lab.setUp(cloud.uri());
        jenkins.jenkins.setNumExecutors(WAYS.contains("waitUntil") ? BUILDS : 1);
    }

    static JenkinsRule withoutTimeLimit() {
        JenkinsRule rule = new JenkinsRule();
        rule.timeout = 0;
        return rule;
    }

    @Test
    public void waits() throws Exception {
        for (String way : WAYS) {
            for (int i = 0; i < WARM_UPS; i++) {
                measure(way, Math.min(50, BUILDS), Math.min(50, SERVICES), 12);
            }
        }
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (String way : WAYS) {
                Thread.sleep(IDLE_THREADS_END);
                costs.computeIfAbsent(way, first -> new ArrayList<>()).add(measure(way, BUILDS, SERVICES, SECONDS));
            }
        }
        String table = costs.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .collect(joining());
        System.out.printf(
                "%n%d builds, %d services, %d seconds%n%n| way | CPU s (least, most) | threads more at the peak | while all wait | of the plugin | MB written |"
                        + " requests + tokens | end after s (median, last) |%n|---|---|---|---|---|---|---|---|%n%s%n",
                BUILDS, SERVICES, SECONDS, table);
        List<Cost> floor = costs.get(WAYS.get(0));
        costs.forEach((way, measured) -> System.out.println(way + ": " + more(measured, floor)));
    }

    /** How much more processor time than the first way in the same round: noise that lasts for minutes counts in both. */
    private static String more(List<Cost> costs, List<Cost> floor) {
        double[] seconds = IntStream.range(0, costs.size())
                .mapToDouble(round -> costs.get(round).cpuSeconds - floor.get(round).cpuSeconds)
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "%.2f s more than %s (%.2f, %.2f)",
                seconds[(seconds.length - 1) / 2],
                WAYS.get(0),
                seconds[0],
                seconds[seconds.length - 1]);
    }

    /** The measurement whose processor time is the median. */
    private static String row(String way, List<Cost> costs) {
        List<Cost> byCpu = costs.stream()
                .sorted(Comparator.comparingDouble(Cost::cpuSeconds))
                .toList();
        Cost cost = byCpu.get((byCpu.size() - 1) / 2);
        List<Long> late = cost.late.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "| `%s` | %.2f (%.2f, %.2f) | %d | %d | %d | %.2f | %s | %.1f, %.1f |%n",
                way,
                cost.cpuSeconds,
                byCpu.get(0).cpuSeconds,
                byCpu.get(byCpu.size() - 1).cpuSeconds,
                cost.threads,
                cost.threadsWaiting,
                cost.ownThreads,
                cost.written / 1e6,
                cost.requests,
                late.get(late.size() / 2) / 1e3,
                late.get(late.size() - 1) / 1e3);
    }

    /**
     * So many services update for about so many seconds, and the plugin knows ten earlier updates of each. Measures again if a
     * build of {@code waitUntil} stands still after its {@code sh}, which was seen twice in some thousand builds.
     */
    private Cost measure(String way, int builds, int services, int seconds) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        List<WorkflowJob> jobs = new ArrayList<>();
        Random random = new Random(services);
        long[] durations = jittered(random, services, seconds);
        for (int i = 0; i < services; i++) {
            learn("s" + i, jittered(random, 10, seconds));
        }
        for (int i = 0; i < builds; i++) {
            jobs.add(jenkins.createProject(WorkflowJob.class));
        }
        // So that no measurement pays for the garbage of the one before.
        System.gc();
        threads.resetPeakThreadCount();
        int threadsBefore = threads.getThreadCount();
        long cpuBefore = system.getProcessCpuTime();
        long writtenBefore = written();

        String[] begun = cloud.order("run "
                        + LongStream.of(durations).mapToObj(String::valueOf).collect(joining(" ")))
                .split(" ");
        long began = Long.parseLong(begun[0]);
        List<WorkflowRun> runs = new ArrayList<>();
        for (int i = 0; i < builds; i++) {
            String script = script(way, "s" + i % services, durations[i % services], began, begun[1]);
            jobs.get(i).setDefinition(new CpsFlowDefinition(script, true));
            runs.add(jobs.get(i).scheduleBuild2(0).waitForStart());
        }
        Thread.sleep(Math.max(0, began + seconds * 700L - System.currentTimeMillis()));
        int threadsWaiting = threads.getThreadCount() - threadsBefore;
        long ownThreads = ownThreads();
        long latest = began + LongStream.of(durations).max().orElseThrow() + STANDS_STILL;
        Lab.await(() -> runs.stream().noneMatch(WorkflowRun::isBuilding) || System.currentTimeMillis() > latest);
        List<WorkflowRun> still = runs.stream().filter(WorkflowRun::isBuilding).toList();
        if (!still.isEmpty()) {
            assertEquals("Way with a build that stands still", "waitUntil", way);
            System.out.println("A build of waitUntil stands still, so it is measured again");
            still.forEach(WorkflowRun::doKill);
            delete(jobs);
            return measure(way, builds, services, seconds);
        }
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < builds; i++) {
            WorkflowRun run = jenkins.assertBuildStatusSuccess(runs.get(i));
            late.add(run.getStartTimeInMillis() + run.getDuration() - began - durations[i % services]);
        }
        Cost cost = new Cost(
                (system.getProcessCpuTime() - cpuBefore) / 1e9,
                threads.getPeakThreadCount() - threadsBefore,
                threadsWaiting,
                ownThreads,
                written() - writtenBefore,
                cloud.order("count").replace(" ", " + "),
                late);
        delete(jobs);
        return cost;
    }

    private static void delete(List<WorkflowJob> jobs) throws Exception {
        for (WorkflowJob job : jobs) {
            job.delete();
        }
    }

    private static long[] jittered(Random random, int count, int seconds) {
        return random.doubles(count, 0.85, 1.15)
                .mapToLong(factor -> (long) (seconds * 1000 * factor))
                .toArray();
    }

    private static void learn(String service, long[] durations) {
        DeployedService updated = DeployedService.requested(Simulator.PROJECT, service, null);
        long now = System.currentTimeMillis();
        for (int i = 0; i < durations.length; i++) {
            UsualDurations.get().add(updated, now - durations.length + i, durations[i]);
        }
    }

    private String script(String way, String service, long millis, long began, String token) {
        return switch (way) {
            // To the same moment as the waits, because many builds that end together need more threads.
            case "sleep" ->
                "sleep time: Math.max(0, " + (began + millis) + " - System.currentTimeMillis()), unit: 'MILLISECONDS'";
            case "modelartsServiceLogs" -> "modelartsServiceLogs(serviceId: '" + service + "', since: " + began + ")";
            case "waitUntil" ->
                "node { waitUntil(initialRecurrencePeriod: 10000) { sh(returnStdout: true, script: 'curl -s "
                        + cloud.uri()
                        + "/v1/" + Simulator.PROJECT_ID + "/services/" + service + "/logs?update_time=" + began
                        + " -H \"X-Auth-Token: " + token + "\"').contains('SUCCESS') } }";
            default -> throw new IllegalArgumentException(way);
        };
    }

    /** The threads of the plugin and of its HTTP client. */
    static long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("ModelArts( network)? \\[.*")
                        || thread.getName().startsWith("HttpClient-"))
                .count();
    }

    /** All bytes that this process has given to the system to be written to files, sockets and pipes. */
    private static long written() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("wchar: "))
                .mapToLong(line -> Long.parseLong(line.substring("wchar: ".length())))
                .findFirst()
                .orElseThrow();
    }
}
