package io.jenkins.plugins.modelarts.steps;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.modelarts.simulator.RemoteSimulator;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Lets waits come and go for an hour, and says what of the controller grows. The simulated cloud runs in its own process,
 * so the benchmark does not count it. {@code docs/benchmarks.md} has the command and results. Not a test, so it asserts
 * nothing about what it measures.
 */
public class SoakBenchmark {

    private static final int MINUTES = Integer.getInteger("soak.minutes", 60);

    /** Of pages of the plugin, which people look at meanwhile. */
    private static final List<String> PAGES = List.of(
            "modelarts/",
            "modelarts/service/lab/s0/",
            "job/succeeds/modelarts/",
            "job/succeeds/lastBuild/modelarts/",
            "job/block-fails/lastBuild/modelarts/");

    @Rule
    public final JenkinsRule jenkins = WaitBenchmark.withoutTimeLimit();

    @Rule
    public final RemoteSimulator cloud = new RemoteSimulator();

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final HttpClient reader =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final SoakReport report = new SoakReport();

    @Test
    public void waitsComeAndGo() throws Exception {
        SoakLoad load = new SoakLoad(jenkins, cloud);
        load.setUp();
        long start = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        System.out.print(SoakReport.header());
        for (int round = 1; minutes(start) < MINUTES; round++) {
            load.run(round);
            for (String page : PAGES) {
                read(page);
            }
            TimeUnit.NANOSECONDS.sleep(start + TimeUnit.MINUTES.toNanos(round) - System.nanoTime());
            SoakSample sample = SoakSample.take(minutes(start));
            report.add(sample);
            System.out.print(SoakReport.row(sample));
        }
        System.out.printf(
                "%nCPU: %.1f %% of one core%nEnds of builds: %s%n%n%s%n",
                (system.getProcessCpuTime() - cpu) * 100.0 / (System.nanoTime() - start), load.results(), report);
    }

    private static double minutes(long start) {
        return (System.nanoTime() - start) / 60e9;
    }

    private void read(String page) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(jenkins.getURL() + page)).build();
        int status =
                reader.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IllegalStateException(page + ": " + status);
        }
    }
}
