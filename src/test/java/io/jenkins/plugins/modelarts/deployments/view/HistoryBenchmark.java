package io.jenkins.plugins.modelarts.deployments.view;

import static io.jenkins.plugins.modelarts.deployments.SampleHistory.model;
import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleProject;
import hudson.model.ListView;
import hudson.views.JobColumn;
import io.jenkins.plugins.modelarts.deployments.SampleHistory;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/**
 * Measures how long pages take when many jobs have long histories, after a restart and later, against the page of an empty
 * list view. {@code docs/benchmarks.md} has the command and results. Not a test, so it asserts nothing about what it
 * measures.
 */
public class HistoryBenchmark {

    static final int JOBS = Integer.getInteger("benchmark.jobs", 100);
    static final int DEPLOYMENTS = Integer.getInteger("benchmark.deployments", 100);
    private static final int REQUESTS = 15;
    private static final String EMPTY = "view/empty/";

    /**
     * A page to measure.
     *
     * @param own a page of Jenkins with the same frame, which is opened first, so that what Jenkins itself loads for the
     *     frame does not count
     */
    private record Page(String name, String url, String own) {}

    private static final List<Page> PAGES = List.of(
            new Page("overview", "modelarts/", EMPTY),
            new Page("service", "modelarts/service/lab/service-7/", EMPTY),
            new Page("job", "job/job-7/modelarts/", "job/job-7/changes"),
            new Page("list view with the column", "view/column/", "view/plain/"));

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void pages() throws Throwable {
        sessions.then(jenkins -> {
            write(jenkins.jenkins.getRootDir().toPath());
            jenkins.jenkins.addView(new ListView("empty"));
            ListView column = new ListView("column");
            column.setIncludeRegex(".*");
            column.getColumns().replaceBy(List.of(new JobColumn(), new DeploymentColumn()));
            jenkins.jenkins.addView(column);
            ListView plain = new ListView("plain");
            plain.setIncludeRegex(".*");
            plain.getColumns().replaceBy(List.of(new JobColumn()));
            jenkins.jenkins.addView(plain);
        });
        StringBuilder table = new StringBuilder();
        for (Page page : PAGES) {
            AtomicLong ever = new AtomicLong();
            sessions.then(jenkins -> ever.set(firstEver(jenkins, page)));
            sessions.then(jenkins -> table.append(row(jenkins, page, ever.get())));
        }
        System.out.printf(
                "%n%d jobs, %d deployments each%n%n| page | empty page ms | after a restart ms | times | later ms |"
                        + " times | first time ever ms | times | builds loaded |%n"
                        + "|---|---|---|---|---|---|---|---|---|%n%s%n",
                JOBS, DEPLOYMENTS, table);
    }

    /** The files of all jobs and builds, into the home of a Jenkins that does not run or that reads them later. */
    static void write(Path home) throws IOException {
        long end = System.currentTimeMillis();
        for (int job = 0; job < JOBS; job++) {
            String name = "model-" + job;
            SampleHistory history = new SampleHistory(home, "lab", "service-" + job, name);
            for (int i = 0; i < DEPLOYMENTS; i++) {
                long time = end - Duration.ofHours(DEPLOYMENTS - i).toMillis() + job;
                boolean failed = i % 10 == 3;
                history.update(
                                time,
                                failed ? "FAIL" : "SUCCESS",
                                model(name, "1." + i, 80),
                                model(name, "1." + (i - 1), 20))
                        .by("job-" + job, 60_000, failed ? "The model container ran out of memory." : null);
            }
        }
    }

    /** The first request after a restart, when nobody has opened a page about many jobs before. */
    private static long firstEver(JenkinsRule jenkins, Page page) throws IOException {
        Files.deleteIfExists(jenkins.jenkins.getRootDir().toPath().resolve("modelarts-indexes.jsonl"));
        median(jenkins, EMPTY);
        nanoseconds(jenkins, page.own);
        return nanoseconds(jenkins, page.url);
    }

    private static String row(JenkinsRule jenkins, Page page, long ever) throws Exception {
        long empty = median(jenkins, EMPTY);
        nanoseconds(jenkins, page.own);
        long loaded = loaded(jenkins);
        long first = nanoseconds(jenkins, page.url);
        long later = median(jenkins, page.url);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %d |%n",
                page.name,
                empty / 1e6,
                first / 1e6,
                (double) first / empty,
                later / 1e6,
                (double) later / empty,
                ever / 1e6,
                (double) ever / empty,
                loaded(jenkins) - loaded);
    }

    private static long median(JenkinsRule jenkins, String page) throws IOException {
        long[] times = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            times[i] = nanoseconds(jenkins, page);
        }
        return LongStream.of(times).sorted().skip(REQUESTS / 2).findFirst().orElseThrow();
    }

    /** How long a page takes until its last byte is here, in nanoseconds. */
    private static long nanoseconds(JenkinsRule jenkins, String page) throws IOException {
        long start = System.nanoTime();
        HttpURLConnection connection = (HttpURLConnection) new URL(jenkins.getURL() + page).openConnection();
        assertEquals(200, connection.getResponseCode());
        try (var in = connection.getInputStream()) {
            in.readAllBytes();
        }
        return System.nanoTime() - start;
    }

    private static long loaded(JenkinsRule jenkins) {
        return jenkins.jenkins.getAllItems(FreeStyleProject.class).stream()
                .mapToLong(job ->
                        job.getLazyBuildMixIn()._getRuns().getLoadedBuilds().size())
                .sum();
    }
}
