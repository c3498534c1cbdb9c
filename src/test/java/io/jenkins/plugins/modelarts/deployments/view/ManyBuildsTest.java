package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.deployments.HistoryCache;
import io.jenkins.plugins.modelarts.deployments.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.htmlunit.html.HtmlPage;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

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
            int loaded = loaded(job);
            client.goTo(job.getUrl() + "modelarts/");
            assertThat(loaded(job) - loaded, lessThanOrEqualTo(1));
            HtmlPage page = client.goTo(job.getUrl() + "modelarts/?page=80");
            assertEquals(25, page.querySelectorAll(".modelarts-why").size());
        });
    }

    @Test
    public void afterARestartTheOverviewReadsOnlyHistoriesThatChanged() throws Throwable {
        sessions.then(jenkins -> {
            makeBuilds(jenkins);
            jenkins.createWebClient().withJavaScriptEnabled(false).goTo("modelarts/");
        });
        sessions.then(jenkins -> {
            JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false);
            String unchanged = client.goTo("modelarts/").getBody().asNormalizedText();
            assertThat(unchanged, containsString("mnist"));
            assertEquals(0, HistoryCache.get().reads());
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("many", FreeStyleProject.class);
            Sample.deployment().succeeded(jenkins.buildAndAssertSuccess(job));
            long reads = HistoryCache.get().reads();
            client.goTo("modelarts/");
            assertEquals(1, HistoryCache.get().reads() - reads);
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
}
