package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SleepBuilder;

public class JobDeploymentsTabTest {

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    private FreeStyleProject job;

    @Before
    public void job() throws Exception {
        job = jenkins.createFreeStyleProject();
    }

    @Test
    public void aJobWithoutDeploymentsHasNoHistory() throws Exception {
        jenkins.buildAndAssertSuccess(job);
        assertNull(job.getAction(JobDeploymentsTab.class));
    }

    @Test
    public void theHistoryListsTheNewestFirst() throws Exception {
        Sample.deployment().succeeded(build());
        Sample.deployment().succeeded(build());
        assertEquals(List.of(2, 1), builds());
    }

    @Test
    public void failedBuildsAreInTheHistoryToo() throws Exception {
        job.getBuildersList().add(new FailureBuilder());
        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        Sample.deployment().failed(build, "out of memory");
        assertThat(text(""), containsString("Failed"));
        assertThat(text(""), containsString("out of memory"));
    }

    @Test
    public void stoppedWaitsAreInTheHistoryToo() throws Exception {
        Sample.deployment().ended(build(), Outcome.ABORTED, "stopped");
        assertThat(text(""), containsString("Aborted"));
    }

    @Test
    public void aWaitThatGoesOnSaysHowLongItHasLastedSoFar() throws Exception {
        job.getBuildersList().add(new SleepBuilder(Duration.ofHours(1).toMillis()));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        Sample.deployment().begun(build);
        assertThat(text(""), allOf(containsString("So far"), not(containsString("Took"))));
        build.doStop();
        jenkins.waitForCompletion(build);
        assertThat(text(""), allOf(containsString("Took"), not(containsString("So far"))));
    }

    @Test
    public void theHistorySaysWhatWasDeployedAndWhatChanged() throws Exception {
        Sample.deployment().succeeded(build());
        assertThat(text(""), containsString("mnist 0.0.2 (100 %)"));
        assertThat(text(""), containsString("mnist 0.0.2 Version 0.0.1 → 0.0.2"));
    }

    @Test
    public void listsTheFirstChangesAndCountsTheOthers() throws Exception {
        String many = Sample.log(2, "SUCCESS", "2")
                .replace("\"PASSWORD\"", "\"A\":\"\",\"B\":\"\",\"C\":\"\"")
                .replace(":\"never-show\"", "");
        Sample.deployment()
                .logs("[" + many + "," + Sample.log(1, "SUCCESS", "1") + "]")
                .succeeded(build());
        assertThat(text(""), containsString("and 2 more"));
    }

    @Test
    public void oneServiceCanBeSeenAlone() throws Exception {
        Sample.deployment().of("one", "first").succeeded(build());
        Sample.deployment().of("two", "second").succeeded(build());
        HtmlPage page = page("");
        HtmlForm form = page.getForms().stream()
                .filter(found -> found.getAttribute("class").equals("modelarts-filter"))
                .findFirst()
                .orElseThrow();
        form.getSelectByName("service").getOptionByText("first").setSelected(true);
        HtmlPage chosen = jenkins.submit(form);
        assertEquals(1, chosen.querySelectorAll("tbody .modelarts-why").size());
        assertThat(chosen.querySelector("tbody").getTextContent(), containsString("first"));
    }

    @Test
    public void theHistoryComesInPages() throws Exception {
        FreeStyleBuild build = build();
        for (int i = 0; i < 30; i++) {
            Sample.deployment().succeeded(build);
        }
        assertEquals(25, page("").querySelectorAll("tbody .modelarts-why").size());
        assertEquals(5, page("?page=2").querySelectorAll("tbody .modelarts-why").size());
    }

    @Test
    public void theFilterStaysFromPageToPage() throws Exception {
        FreeStyleBuild build = build();
        for (int i = 0; i < 30; i++) {
            Sample.deployment().of("a b&c", "odd").succeeded(build);
        }
        HtmlPage next = page("?service=lab/a+b%26c").getAnchorByText("Older").click();
        assertEquals(5, next.querySelectorAll("tbody .modelarts-why").size());
    }

    @Test
    public void aDeletedBuildLeavesTheHistory() throws Exception {
        Sample.deployment().succeeded(build());
        Sample.deployment().succeeded(build());
        job.getBuildByNumber(1).delete();
        assertEquals(List.of(2), builds());
    }

    @Test
    public void aBuildWhoseFilesAreGoneLeavesTheHistory() throws Exception {
        Sample.deployment().succeeded(build());
        FreeStyleBuild gone = build();
        Sample.deployment().succeeded(gone);
        hudson.Util.deleteRecursive(gone.getRootDir());
        assertEquals(List.of(1), builds());
    }

    @Test
    public void aLineThatACrashCutOffSpoilsNoOther() throws Exception {
        Sample.deployment().succeeded(build());
        Files.writeString(file(), "{\"build\":2,\"numb", StandardOpenOption.APPEND);
        Sample.deployment().succeeded(build());
        assertEquals(List.of(2, 1), builds());
    }

    @Test
    public void aWaitThatEndedWithItsBuildCountsAsAborted() throws Exception {
        Sample.deployment().begun(build());
        assertEquals(Outcome.ABORTED, entries().get(0).outcome());
    }

    @Test
    public void restShowsTheNewestFirst() throws Exception {
        Sample.deployment().failed(build(), "out of memory");
        Sample.deployment().succeeded(build());
        JSONObject older = rest("").getJSONObject(1);
        assertEquals(1, older.getInt("build"));
        assertEquals(Sample.SERVICE_ID, older.getString("serviceId"));
        assertEquals("mnist", older.getString("serviceName"));
        assertEquals("lab", older.getString("region"));
        assertEquals("FAIL", older.getString("result"));
        assertEquals(Sample.TIME, older.getLong("updateTime"));
        assertEquals("out of memory", older.getString("reason"));
    }

    @Test
    public void restShowsNoMoreThanTheLimit() throws Exception {
        FreeStyleBuild build = build();
        for (int i = 0; i < 60; i++) {
            Sample.deployment().succeeded(build);
        }
        assertEquals(50, rest("").size());
        assertEquals(7, rest("?limit=7").size());
        assertEquals(60, rest("?limit=100").size());
    }

    @Test
    public void restCanBeAskedForAFewFields() throws Exception {
        Sample.deployment().succeeded(build());
        JSONObject entry = rest("?tree=deployments[build,result]").getJSONObject(0);
        entry.discard("_class");
        assertEquals("{\"build\":1,\"result\":\"SUCCESS\"}", entry.toString());
    }

    @Test
    public void theChartShowsTheOldestFirst() throws Exception {
        Sample.deployment().succeeded(build());
        Sample.deployment().failed(build(), "why");
        JSONArray bars =
                JSONArray.fromObject(job.getAction(JobDeploymentsTab.class).getTrend());
        assertThat(
                bars.stream()
                        .map(bar -> ((JSONObject) bar).getString("verdict"))
                        .toList(),
                contains("success", "fail"));
    }

    @Test
    public void theJobsMainPageShowsTheTrend() throws Exception {
        Sample.deployment().succeeded(build());
        HtmlPage main = client().getPage(job);
        assertThat(main.querySelector(".modelarts-chart--small").asXml(), containsString("mnist"));
    }

    private FreeStyleBuild build() throws Exception {
        return jenkins.buildAndAssertSuccess(job);
    }

    private Path file() {
        return job.getRootDir().toPath().resolve("modelarts-deployments.jsonl");
    }

    private List<HistoryEntry> entries() {
        return new HistoryFile(job).newestFirst();
    }

    private List<Integer> builds() {
        return entries().stream().map(HistoryEntry::build).toList();
    }

    private JSONArray rest(String query) throws Exception {
        return jenkins.getJSON(job.getUrl() + "modelarts/api/json" + query)
                .getJSONObject()
                .getJSONArray("deployments");
    }

    private JenkinsRule.WebClient client() {
        return jenkins.createWebClient().withJavaScriptEnabled(false);
    }

    private HtmlPage page(String query) throws Exception {
        return client().goTo(job.getUrl() + "modelarts/" + query);
    }

    private String text(String query) throws Exception {
        return page(query).getBody().asNormalizedText().replaceAll("[\\s\u00a0]+", " ");
    }
}
