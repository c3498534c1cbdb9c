package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import io.jenkins.plugins.modelarts.deployments.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.TransientActionFactory;
import org.htmlunit.html.HtmlPage;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.TestExtension;

/** A job with two thousand builds, each with a deployment, as Jenkins finds it after a restart. */
public class ManyBuildsTest {

    private static final int BUILDS = 2000;

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void theHistoryIsShownWithoutLoadingTheBuilds() throws Throwable {
        sessions.then(ManyBuildsTest::makeBuilds);
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("many", FreeStyleProject.class);
            JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false);
            client.goTo("");
            long empty = millis(client, job.getUrl() + "empty/");
            int loaded = loaded(job);
            long history = millis(client, job.getUrl() + "modelarts/");
            assertThat(loaded(job) - loaded, lessThanOrEqualTo(1));
            assertThat("ms, an empty page taking " + empty, history, lessThan(10 * empty));
            Logger.getLogger(ManyBuildsTest.class.getName())
                    .log(Level.INFO, "Empty page {0} ms, history {1} ms", new Object[] {empty, history});
            long emptyAgain = millis(client, job.getUrl() + "empty/");
            long historyAgain = millis(client, job.getUrl() + "modelarts/");
            Logger.getLogger(ManyBuildsTest.class.getName())
                    .log(Level.INFO, "Again: {0} ms and {1} ms", new Object[] {emptyAgain, historyAgain});
            HtmlPage page = client.goTo(job.getUrl() + "modelarts/?page=80");
            assertEquals(25, page.querySelectorAll(".modelarts-why").size());
        });
    }

    private static void makeBuilds(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("many");
        FreeStyleBuild first = jenkins.buildAndAssertSuccess(job);
        Sample.deployment().failed(first, "out of memory");
        Path history = job.getRootDir().toPath().resolve("modelarts-deployments.jsonl");
        String lines = Files.readString(history);
        String build = Files.readString(first.getRootDir().toPath().resolve("build.xml"));
        for (int number = 2; number <= BUILDS; number++) {
            Path directory = first.getRootDir().toPath().resolveSibling(String.valueOf(number));
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("build.xml"), build);
            Files.writeString(
                    history, lines.replace("\"build\":1,", "\"build\":" + number + ","), StandardOpenOption.APPEND);
        }
        job.updateNextBuildNumber(BUILDS + 1);
    }

    private static int loaded(FreeStyleProject job) {
        return job.getLazyBuildMixIn()._getRuns().getLoadedBuilds().size();
    }

    private static long millis(JenkinsRule.WebClient client, String url) throws Exception {
        long start = System.nanoTime();
        client.goTo(url);
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** A page of a job that shows nothing of its own. */
    public static final class EmptyPage extends InvisibleAction {
        private final Job<?, ?> job;

        EmptyPage(Job<?, ?> job) {
            this.job = job;
        }

        public Job<?, ?> getJob() {
            return job;
        }

        @Override
        public String getUrlName() {
            return "empty";
        }
    }

    @TestExtension
    public static final class EmptyPages extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Collection<EmptyPage> createFor(Job target) {
            return List.of(new EmptyPage(target));
        }
    }
}
