package io.jenkins.plugins.modelarts.deployments.view;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.UsualDurations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/**
 * Measures how long Jenkins takes to start and what it holds, with long histories of many jobs, with the same builds but
 * without their histories, and without the plugin. {@code docs/benchmarks.md} has the command and results. Not a test, so
 * it asserts nothing about what it measures.
 */
public class StartBenchmark {

    private static final int STARTS = Integer.getInteger("benchmark.starts", 3);
    private static final int BLOCK = 4096;

    @Rule
    public final RealJenkinsRule without = jenkins().omitPlugins("modelarts-service-logs");

    @Rule
    public final RealJenkinsRule unused = jenkins();

    @Rule
    public final RealJenkinsRule used = jenkins();

    /** One start. Heap is what is left after a full garbage collection. */
    private record Cost(double seconds, double cpuSeconds, double heapMb, double heapAfterPagesMb) {}

    private static RealJenkinsRule jenkins() {
        // A heap of one size and a collector that stops everything, so that the heaps can be compared.
        return new RealJenkinsRule().withTimeout(0).javaOptions("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");
    }

    @Test
    public void starts() throws Throwable {
        Map<String, RealJenkinsRule> ways = new LinkedHashMap<>();
        ways.put("without the plugin", without);
        ways.put("with the plugin, no deployment", unused);
        ways.put("with the plugin and all deployments", used);
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (Map.Entry<String, RealJenkinsRule> way : ways.entrySet()) {
            Path home = way.getValue().getHome().toPath();
            HistoryBenchmark.write(home);
            if (way.getValue() == used) {
                writeDurations(home);
            } else {
                removeDeployments(home);
            }
            // The first start unpacks what later ones find.
            measure(way.getValue(), way.getValue() == without ? 404 : 200);
            costs.put(way.getKey(), new ArrayList<>());
        }
        for (int i = 0; i < STARTS; i++) {
            for (Map.Entry<String, RealJenkinsRule> way : ways.entrySet()) {
                costs.get(way.getKey()).add(measure(way.getValue(), way.getValue() == without ? 404 : 200));
            }
        }
        StringBuilder table = new StringBuilder();
        for (Map.Entry<String, List<Cost>> way : costs.entrySet()) {
            table.append(row(
                    way.getKey(),
                    way.getValue(),
                    costs.get("without the plugin"),
                    ways.get(way.getKey()).getHome().toPath()));
        }
        System.out.printf(
                "%n%d jobs, %d builds each, median of %d starts%n%n| Jenkins | start s | times | CPU s | times |"
                        + " heap MB | times | heap after the pages MB | times | files | MB | on disk MB |%n%s%n%s%n",
                HistoryBenchmark.JOBS, HistoryBenchmark.DEPLOYMENTS, STARTS, "|---".repeat(12) + "|", table);
    }

    /** @param expected status of the overview, which is not there without the plugin */
    private static Cost measure(RealJenkinsRule jenkins, int expected) throws Throwable {
        long start = System.nanoTime();
        jenkins.startJenkins();
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration cpu = jenkins.getProcess().info().totalCpuDuration().orElseThrow();
        double heap = jenkins.runRemotely(StartBenchmark::heap);
        read(jenkins.getUrl(), 200);
        read(new URL(jenkins.getUrl(), "modelarts/"), expected);
        double heapAfterPages = jenkins.runRemotely(StartBenchmark::heap);
        jenkins.stopJenkins();
        return new Cost(seconds, cpu.toMillis() / 1e3, heap, heapAfterPages);
    }

    /** In megabytes. */
    private static Double heap(JenkinsRule jenkins) {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    private static void read(URL page, int expected) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) page.openConnection();
        assertEquals(page.toString(), expected, connection.getResponseCode());
        if (expected == 200) {
            connection.getInputStream().readAllBytes();
        }
    }

    private static void writeDurations(Path home) {
        UsualDurations durations = new UsualDurations(home.toFile());
        for (int job = 0; job < HistoryBenchmark.JOBS; job++) {
            for (int i = 0; i < Math.min(10, HistoryBenchmark.DEPLOYMENTS); i++) {
                durations.add(DeployedService.requested("lab", "service-" + job, null), i, 60_000);
            }
        }
    }

    private static void removeDeployments(Path home) throws IOException {
        for (Path file : files(home)) {
            if (file.getFileName().toString().equals("build.xml")) {
                Files.writeString(file, Files.readString(file).replaceAll("(?s)<actions>.*</actions>", "<actions/>"));
            } else if (file.toString().contains("modelarts")) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> files(Path home) throws IOException {
        try (Stream<Path> jobs = Files.walk(home.resolve("jobs"));
                Stream<Path> others = Files.list(home)) {
            return Stream.concat(jobs, others.filter(file -> file.toString().matches(".*/modelarts-.*[.]jsonl")))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static String row(String way, List<Cost> costs, List<Cost> compared, Path home) throws IOException {
        List<Path> files = files(home);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %d | %.1f | %.1f |%n",
                way,
                cells(costs, compared, Cost::seconds),
                cells(costs, compared, Cost::cpuSeconds),
                cells(costs, compared, Cost::heapMb),
                cells(costs, compared, Cost::heapAfterPagesMb),
                files.size(),
                files.stream().mapToLong(StartBenchmark::size).sum() / 1e6,
                files.stream()
                                .mapToLong(file -> (size(file) + BLOCK - 1) / BLOCK * BLOCK)
                                .sum()
                        / 1e6);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Column {
        double of(Cost cost);
    }

    private static String cells(List<Cost> costs, List<Cost> compared, Column column) {
        double median = median(costs, column);
        return String.format(Locale.ROOT, "%.1f | %.2f", median, median / median(compared, column));
    }

    private static double median(List<Cost> costs, Column column) {
        return costs.stream().mapToDouble(column::of).sorted().toArray()[costs.size() / 2];
    }
}
