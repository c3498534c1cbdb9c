package io.jenkins.plugins.modelarts.steps;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.modelarts.simulator.RemoteSimulator;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.URL;
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
    private static final int SECONDS_OF_A_ROUND = Integer.getInteger("soak.round", 90);

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
    private final SoakReport report = new SoakReport();

    @Test
    public void waitsComeAndGo() throws Exception {
        // All pages in one session, or each would be one more session for half an hour.
        CookieHandler.setDefault(new CookieManager());
        SoakLoad load = new SoakLoad(jenkins, cloud);
        load.setUp();
        long start = System.nanoTime();
        System.out.print(SoakReport.header());
        for (int round = 1; minutes(start) < MINUTES; round++) {
            long cpu = system.getProcessCpuTime();
            load.run(round);
            for (String page : PAGES) {
                read(page);
            }
            TimeUnit.NANOSECONDS.sleep(
                    start + TimeUnit.SECONDS.toNanos((long) SECONDS_OF_A_ROUND * round) - System.nanoTime());
            SoakSample sample = SoakSample.take(minutes(start));
            report.add(sample);
            System.out.print(SoakReport.row(sample).strip());
            System.out.printf(" %.1f s of CPU%n", (system.getProcessCpuTime() - cpu) / 1e9);
        }
        System.out.printf("%nEnds of builds: %s%n%n%s%n", load.results(), report);
    }

    private static double minutes(long start) {
        return (System.nanoTime() - start) / 60e9;
    }

    private void read(String page) throws Exception {
        try (InputStream in = new URL(jenkins.getURL() + page).openStream()) {
            in.readAllBytes();
        }
    }
}
