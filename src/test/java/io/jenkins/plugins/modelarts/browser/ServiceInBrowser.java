package io.jenkins.plugins.modelarts.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.ServiceStory;
import io.jenkins.plugins.modelarts.deployments.view.ServicePath;
import java.util.List;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** The life of a service as a reader sees it. */
public class ServiceInBrowser {

    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static final Stage STAGE = new Stage(JENKINS);
    private static final Browser BROWSER = new Browser("en-US,en");
    private static final Browser CHINESE = new Browser("zh-CN,zh");

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(JENKINS).around(STAGE).around(BROWSER).around(CHINESE);

    private static ServiceStory story;
    private static List<String> pages;

    @BeforeClass
    public static void story() throws Exception {
        STAGE.strict();
        story = ServiceStory.tell(JENKINS);
        pages = List.of(
                ServiceStory.url(),
                compareUrl(story.canary20, story.canary50),
                compareUrl(story.first, story.returned),
                compareUrl(1, 2));
    }

    @Before
    public void wide() throws Exception {
        BROWSER.size(1280, 900);
        BROWSER.dark(false);
        BROWSER.errors();
    }

    @Test
    public void theListTellsTheStory() throws Exception {
        open(ServiceStory.url());
        assertThat(row(story.canary20), containsString("ranking 2.0 (20\u00a0%), 1.0 (80\u00a0%)"));
        assertThat(row(story.canary50), containsString("ranking 2.0 (50\u00a0%), 1.0 (50\u00a0%)"));
        assertThat(row(story.canary100), containsString("ranking 2.0 (100\u00a0%)"));
        assertThat(row(story.failed), containsString("Failed"));
        assertThat(row(story.failed), containsString("rolled the update back"));
        assertThat(row(story.again), containsString("Returns to the update of"));
        assertThat(row(story.elsewhere), containsString("Made elsewhere"));
    }

    @Test
    public void theChartShowsTheCanaryGrow() throws Exception {
        open(ServiceStory.url());
        BROWSER.await("document.querySelector('[data-traffic] canvas')");
        String shares = BROWSER.run("""
                        return JSON.stringify(echarts.getInstanceByDom(document.querySelector('[data-traffic]'))
                          .getOption().series.map(s => [s.name, s.data.join(' ')]))""").asText();
        assertEquals(
                "[[\"ranking 1.0\",\"100 80 50 0 0 0 100 0 0\"],[\"ranking 2.0\",\"0 20 50 100 100 100 0 100 100\"]]",
                shares);
    }

    @Test
    public void eachUpdateHasABarInTheColourOfItsVerdict() throws Exception {
        open(ServiceStory.url());
        BROWSER.await("document.querySelector('[data-trend] canvas')");
        var colours = BROWSER.run("""
                        return echarts.getInstanceByDom(document.querySelector('[data-trend]'))
                          .getOption().series[0].data.map(bar => bar.itemStyle.color)""");
        assertThat(colours.size(), is(9));
        assertEquals(colours.get(4), colours.get(8));
        assertFalse(colours.get(4).equals(colours.get(5)));
    }

    @Test
    public void aClickOnABarLeadsToItsUpdate() throws Exception {
        open(ServiceStory.url());
        ChartBar.click(BROWSER, 2);
        BROWSER.await("document.querySelector('#update-" + story.canary50 + ":target')");
    }

    @Test
    public void aReturnLeadsToTheUpdateAndMarksIt() throws Exception {
        open(ServiceStory.url());
        BROWSER.run("document.querySelector('#update-" + story.returned + " .modelarts-return').click()");
        BROWSER.await("document.querySelector('#update-" + story.first + ":target')");
    }

    @Test
    public void twoUpdatesAreChosenAndCompared() throws Exception {
        open(ServiceStory.url());
        BROWSER.run("document.querySelector('label[for=from-" + story.canary20 + "]').click();"
                + " document.querySelector('label[for=to-" + story.canary50 + "]').click();"
                + " document.querySelector('.modelarts-compare').click()");
        BROWSER.await("location.pathname.endsWith('/compare/') && document.readyState === 'complete'");
        assertThat(
                BROWSER.text(".modelarts-sides").replaceAll("[\\s\u00a0]+", " "), containsString("Traffic 20 % 50 %"));
    }

    @Test
    public void theKeyboardAloneChoosesComparesAndUnfolds() throws Exception {
        open(ServiceStory.url());
        BROWSER.run("document.querySelector('[name=from]:checked').focus()");
        BROWSER.press("ArrowDown");
        BROWSER.press("Enter");
        BROWSER.await("location.pathname.endsWith('/compare/') && document.readyState === 'complete'");
        String query = BROWSER.run("return location.search").asText();
        assertThat(query, containsString("from=" + story.returned));
        assertThat(query, containsString("to=" + story.last));
        BROWSER.run("document.querySelector('.modelarts summary').focus()");
        BROWSER.press("Enter");
        assertTrue(BROWSER.run("return document.querySelector('.modelarts details').open")
                .asBoolean());
    }

    @Test
    public void noTableIsCutWhereThereIsRoom() throws Exception {
        for (String page : pages) {
            open(page);
            PageChecks.assertNotCut(BROWSER, page);
        }
    }

    @Test
    public void noPageIsWiderThanANarrowScreen() throws Exception {
        BROWSER.size(360, 800);
        for (String page : pages) {
            open(page);
            BROWSER.unfold();
            PageChecks.assertNarrow(BROWSER, page);
        }
    }

    @Test
    public void noPageHasAViolationOfAccessibility() throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            BROWSER.dark(dark);
            for (String page : pages) {
                open(page);
                BROWSER.unfold();
                PageChecks.assertAccessible(BROWSER, page);
            }
        }
    }

    @Test
    public void noPageViolatesAStrictPolicyOrLogsAnError() throws Exception {
        for (String page : pages) {
            open(page);
            PageChecks.assertClean(BROWSER);
        }
    }

    @Test
    public void hostileNamesNeitherRunNorBreakTheLayout() throws Exception {
        FreeStyleProject job = JENKINS.createFreeStyleProject();
        FreeStyleBuild build = JENKINS.buildAndAssertSuccess(job);
        for (String name : List.of(
                "<script>window.hacked = true</script><img src=x onerror='window.hacked = true'>\"'`",
                "\u202e\u2067gnp.elif\u0000\u0007 🚀\uD83D ${1+1} {{1+1}}",
                "x".repeat(10_000))) {
            HostileDeployment.add(build, name);
            String url = ServicePath.of(DeployedService.requested("lab", name, null));
            for (String page : List.of(url, url + "compare")) {
                BROWSER.size(360, 800);
                open(page);
                assertThat(BROWSER.text(".modelarts"), containsString("Failed"));
                assertEquals(
                        "undefined", BROWSER.run("return typeof window.hacked").asText());
                PageChecks.assertNarrow(BROWSER, page);
                PageChecks.assertClean(BROWSER);
            }
        }
        job.delete();
    }

    @Test
    public void thePagesAreInChineseToo() throws Exception {
        CHINESE.open(STAGE.url(ServiceStory.url()));
        assertThat(CHINESE.text(".modelarts"), containsString("当前生效"));
        CHINESE.open(STAGE.url(compareUrl(story.first, story.returned)));
        assertThat(CHINESE.text(".modelarts"), containsString("没有差异"));
    }

    private static String compareUrl(long from, long to) {
        return ServiceStory.url() + "compare?from=" + from + "&to=" + to;
    }

    private static void open(String page) throws Exception {
        BROWSER.open(STAGE.url(page));
        BROWSER.await("document.readyState === 'complete'");
    }

    private static String row(long updateTime) throws Exception {
        return BROWSER.text("#update-" + updateTime);
    }
}
