package io.jenkins.plugins.modelarts.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Tests of the pages that need a real browser. */
public class PagesInBrowser {

    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static final Lab LAB = new Lab();
    private static final Stage STAGE = new Stage(JENKINS);
    private static final Browser BROWSER = new Browser("en-US,en");

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(JENKINS).around(STAGE).around(LAB).around(BROWSER);

    private static List<String> pages;
    private static FreeStyleBuild last;

    @BeforeClass
    public static void scene() throws Exception {
        STAGE.strict();
        LAB.setUp();
        last = Scene.make(JENKINS);
        String job = last.getParent().getUrl();
        pages = List.of(last.getUrl() + "modelarts/", job + "modelarts/", "modelarts/", last.getUrl(), job);
    }

    @Before
    public void wide() throws Exception {
        BROWSER.size(1280, 900);
        BROWSER.dark(false);
        BROWSER.errors();
    }

    @Test
    public void theRunningPageFollowsByItselfUntilItIsOver() throws Exception {
        SimulatedUpdate update = running();
        WorkflowRun run = start();
        JENKINS.waitForMessage("Waiting for the update", run);
        BROWSER.open(run.getAbsoluteUrl() + "modelarts/");
        BROWSER.run("window.sameDocument = true");
        BROWSER.await("document.querySelector('.modelarts-verdict--waiting')");
        update.result("SUCCESS");
        BROWSER.await("document.querySelector('.modelarts-heading .modelarts-verdict--success')");
        BROWSER.await("document.querySelector('[data-under-way=false]')");
        assertTrue(BROWSER.run("return window.sameDocument").asBoolean());
        assertEquals(
                "mnist: Succeeded",
                BROWSER.run("return document.querySelector('[role=status]').textContent")
                        .asText());
        long asked = asked();
        Thread.sleep(4000);
        assertEquals(asked, asked());
        PageChecks.assertClean(BROWSER);
    }

    @Test
    public void aTimeThatTheBrowserDoesNotKnowStopsNothing() throws Exception {
        open(pages.get(1));
        BROWSER.run("""
                const root = document.querySelector('.modelarts');
                const known = root.querySelector('time');
                known.textContent = 'not yet';
                known.dataset.known = 'true';
                const unknown = document.createElement('time');
                unknown.dateTime = '+12345-01-01T00:00:00Z';
                unknown.textContent = 'unknown';
                unknown.id = 'unknown';
                root.prepend(unknown);
                document.dispatchEvent(new Event('DOMContentLoaded'))""");
        BROWSER.await("document.querySelector('time[data-known]').textContent !== 'not yet'");
        assertEquals(
                "unknown",
                BROWSER.run("return document.querySelector('#unknown').textContent")
                        .asText());
    }

    @Test
    public void nobodyFollowsABuildThatWasDeleted() throws Exception {
        running();
        WorkflowRun run = start();
        JENKINS.waitForMessage("RUNNING", run);
        BROWSER.open(run.getAbsoluteUrl() + "modelarts/");
        BROWSER.run("""
                window.timers = 0;
                window.fetch = () => Promise.resolve({ status: 404, ok: false });
                window.setTimeout = (task) => { if (++window.timers < 5) { Promise.resolve().then(task); } };
                document.dispatchEvent(new Event('DOMContentLoaded'))""");
        assertEquals(1, BROWSER.run("return window.timers").asInt());
        run.doKill();
    }

    @Test
    public void theLineOnTheBuildPageFollowsToo() throws Exception {
        SimulatedUpdate update = running();
        WorkflowRun run = start();
        JENKINS.waitForMessage("RUNNING", run);
        BROWSER.open(run.getAbsoluteUrl());
        BROWSER.await("document.querySelector('.modelarts-lines .modelarts-verdict--waiting')");
        update.result("FAIL");
        BROWSER.await("document.querySelector('.modelarts-lines .modelarts-verdict--fail')");
    }

    @Test
    public void whatTheReaderOpenedStaysOpenWhileThePageFollows() throws Exception {
        SimulatedUpdate update = running();
        WorkflowRun run = start();
        JENKINS.waitForMessage("RUNNING", run);
        BROWSER.open(run.getAbsoluteUrl() + "modelarts/");
        BROWSER.run("const d = document.querySelector('.modelarts-record details'); d.open = true;"
                + " d.querySelector('summary').focus()");
        update.result("SUCCESS");
        BROWSER.await("document.querySelector('.modelarts-heading .modelarts-verdict--success')");
        assertTrue(BROWSER.run("return document.querySelector('.modelarts-record details').open")
                .asBoolean());
        assertEquals(
                "SUMMARY", BROWSER.run("return document.activeElement.tagName").asText());
    }

    @Test
    public void theChartIsDrawn() throws Exception {
        open(pages.get(1));
        BROWSER.await("document.querySelector('.modelarts-chart canvas')");
        int colours = BROWSER.run("""
                        const canvas = document.querySelector('.modelarts-chart canvas');
                        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                        const found = new Set();
                        for (let i = 0; i < data.length; i += 4) {
                          if (data[i + 3] === 255) found.add(data[i] + ',' + data[i + 1] + ',' + data[i + 2]);
                        }
                        return found.size""").asInt();
        assertThat(colours, greaterThan(2));
    }

    @Test
    public void filterAndPagesWorkWithTheKeyboardAlone() throws Exception {
        open(pages.get(1));
        BROWSER.run("document.querySelector('a[rel=next]').focus()");
        BROWSER.press("Enter");
        BROWSER.await("location.search === '?page=2' && document.querySelector('a[rel=prev]')");
        BROWSER.run("const s = document.querySelector('#modelarts-service'); s.value = 'lab/" + Scene.FRAUD
                + "'; document.querySelector('.modelarts-filter button').focus()");
        BROWSER.press("Enter");
        BROWSER.await("location.search.startsWith('?service=') && document.readyState === 'complete'");
        assertEquals(
                6,
                BROWSER.run("return document.querySelectorAll('.modelarts-why').length")
                        .asInt());
    }

    @Test
    public void timesAreInTheReadersZone() throws Exception {
        BROWSER.timeZone("Asia/Shanghai");
        open(pages.get(0));
        String shanghai = BROWSER.text(".modelarts-time");
        BROWSER.timeZone("America/New_York");
        open(pages.get(0));
        String newYork = BROWSER.text(".modelarts-time");
        BROWSER.timeZone("");
        assertNotEquals(shanghai, newYork);
    }

    @Test
    public void noPageViolatesAStrictPolicyOrLogsAnError() throws Exception {
        for (String page : pages) {
            open(page);
            PageChecks.assertClean(BROWSER);
        }
    }

    @Test
    public void noPageHasAViolationOfAccessibility() throws Exception {
        for (String page : pages) {
            open(page);
            PageChecks.assertAccessible(BROWSER, page);
        }
    }

    @Test
    public void noDarkPageHasAViolationOfAccessibility() throws Exception {
        BROWSER.dark(true);
        for (String page : pages) {
            open(page);
            String background = BROWSER.run("return getComputedStyle(document.body).backgroundColor")
                    .asText();
            assertNotEquals("rgb(255, 255, 255)", background);
            PageChecks.assertAccessible(BROWSER, page);
        }
    }

    @Test
    public void noPageIsWiderThanANarrowScreen() throws Exception {
        BROWSER.size(360, 800);
        for (String page : pages) {
            open(page);
            PageChecks.assertNarrow(BROWSER, page);
        }
    }

    @Test
    public void hostileNamesNeitherRunNorBreakTheLayout() throws Exception {
        FreeStyleProject job = JENKINS.createFreeStyleProject();
        FreeStyleBuild build = JENKINS.buildAndAssertSuccess(job);
        HostileDeployment.add(
                build, "<script>window.hacked = true</script><img src=x onerror='window.hacked = true'>\"'`");
        HostileDeployment.add(build, "\u202e\u2067gnp.elif\u0000\u0007 🚀\uD83D ${1+1} {{1+1}}");
        HostileDeployment.add(build, "x".repeat(10_000));
        for (int width : new int[] {1280, 360}) {
            BROWSER.size(width, 800);
            for (String page : List.of(
                    build.getUrl() + "modelarts/",
                    build.getUrl(),
                    job.getUrl(),
                    job.getUrl() + "modelarts/",
                    "modelarts/")) {
                open(page);
                BROWSER.unfold();
                assertEquals(
                        page,
                        "undefined",
                        BROWSER.run("return typeof window.hacked").asText());
                assertThat(
                        page,
                        BROWSER.run("return Math.max(0, ...Array.from(document.querySelectorAll('.modelarts-name'),"
                                        + " e => e.getBoundingClientRect().height))")
                                .asInt(),
                        lessThanOrEqualTo(200));
                if (width == 360) {
                    PageChecks.assertNarrow(BROWSER, page);
                }
                PageChecks.assertClean(BROWSER);
            }
        }
        job.delete();
    }

    private static void open(String page) throws Exception {
        BROWSER.open(STAGE.url(page));
        BROWSER.await("document.readyState === 'complete'");
    }

    private static SimulatedUpdate running() {
        return LAB.service()
                .update(LAB.simulator().now().plus(Duration.ofMinutes(1)).toEpochMilli(), "RUNNING")
                .config("mnist", "0.0.1", 100);
    }

    private static WorkflowRun start() throws Exception {
        return Lab.start(JENKINS, "modelartsServiceLogs serviceId: '" + Lab.SERVICE_ID + "', pollSeconds: 2");
    }

    /** How often the page asked for its new content. */
    private static long asked() throws Exception {
        return BROWSER.run(
                        "return performance.getEntriesByType('resource').filter(e => e.name.endsWith('/live')).length")
                .asLong();
    }
}
