package io.jenkins.plugins.modelarts.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** The overview of all services, the column of list views, and the form of a history, as a reader sees them. */
public class OverviewInBrowser {

    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static final Stage STAGE = new Stage(JENKINS);
    private static final Browser BROWSER = new Browser("en-US,en");
    private static final Browser CHINESE = new Browser("zh-CN,zh");

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(JENKINS).around(STAGE).around(BROWSER).around(CHINESE);

    private static final String OVERVIEW = "modelarts/";
    private static final String HISTORY = "job/deploy-speech-to-text/modelarts/";
    private static final List<String> PAGES =
            List.of(OVERVIEW, OVERVIEW + "?verdict=fail", OVERVIEW + "?q=nothing", Fleet.VIEW, HISTORY);

    @BeforeClass
    public static void fleet() throws Exception {
        STAGE.strict();
        Fleet.make(JENKINS);
    }

    @Before
    public void wide() throws Exception {
        BROWSER.size(1280, 900);
        BROWSER.dark(false);
        BROWSER.errors();
    }

    @Test
    public void aCountLeadsToTheServicesThatItCounts() throws Exception {
        open(OVERVIEW);
        BROWSER.run("document.querySelector('.modelarts-counts [href*=fail]').click()");
        BROWSER.await("location.search === '?verdict=fail' && document.readyState === 'complete'");
        assertEquals(List.of("speech-to-text", "forecast"), services());
        assertEquals("2 failed", BROWSER.text(".modelarts-counts [aria-current]"));
    }

    @Test
    public void aServiceThatABuildWaitsForComesFirst() throws Exception {
        open(OVERVIEW);
        assertThat(BROWSER.text(".modelarts-table tbody tr"), containsString("Waiting"));
        assertThat(BROWSER.text(".modelarts-table tbody tr"), containsString("face-match 5.2"));
    }

    @Test
    public void theKeyboardAloneSearchesSortsAndOpensAService() throws Exception {
        open(OVERVIEW);
        BROWSER.run("const q = document.querySelector('#modelarts-q'); q.focus(); q.value = 'deploy-s'");
        BROWSER.press("Enter");
        BROWSER.await("location.search.startsWith('?q=deploy-s') && document.readyState === 'complete'");
        BROWSER.run("document.querySelector('.modelarts-sort').focus()");
        BROWSER.press("Enter");
        BROWSER.await("location.search.endsWith('sort=service') && document.readyState === 'complete'");
        assertEquals(List.of("search-ranking", "speech-to-text"), services());
        BROWSER.run("document.querySelector('.modelarts-service').focus()");
        BROWSER.press("Enter");
        BROWSER.await("location.pathname.endsWith('/modelarts/service/cn-north-4/id-of-search-ranking/')");
    }

    @Test
    public void theHeadingShowsTheOrder() throws Exception {
        open(OVERVIEW + "?sort=service");
        assertEquals(
                "\"\u2191\"",
                BROWSER.run("return getComputedStyle(document.querySelector('[aria-sort=ascending] > a'), '::after')"
                                + ".content")
                        .asText());
    }

    @Test
    public void aClickOnTheColumnSortsTheView() throws Exception {
        open(Fleet.VIEW);
        BROWSER.run("""
                window.verdicts = () => Array.from(document.querySelectorAll('#projectstatus tbody td:last-child'),
                  cell => (cell.getAttribute('data') || '').charAt(0)).join('')""");
        String unsorted = BROWSER.run("return verdicts()").asText();
        BROWSER.run("document.querySelector('#projectstatus th:last-child a').click()");
        BROWSER.await("verdicts() !== '" + unsorted + "'");
        char[] sorted = unsorted.toCharArray();
        Arrays.sort(sorted);
        String ascending = new String(sorted);
        assertThat(
                BROWSER.run("return verdicts()").asText(),
                anyOf(is(ascending), is(new StringBuilder(ascending).reverse().toString())));
    }

    @Test
    public void aClickOnABarOfAHistoryLeadsToItsBuild() throws Exception {
        open(HISTORY);
        ChartBar.click(BROWSER, 1);
        BROWSER.await("location.pathname.endsWith('/job/deploy-speech-to-text/2/modelarts/')");
    }

    @Test
    public void theFormOfAHistorySendsTheBrowsersZone() throws Exception {
        BROWSER.timeZone("Asia/Shanghai");
        open(HISTORY);
        BROWSER.run("document.querySelector('#modelarts-from').value = '2020-01-01';"
                + " document.querySelector('.modelarts-filter button').focus()");
        BROWSER.press("Enter");
        BROWSER.await("location.search.includes('zone=Asia%2FShanghai') && document.readyState === 'complete'");
        BROWSER.timeZone("");
        assertEquals(
                2,
                BROWSER.run("return document.querySelectorAll('.modelarts-why').length")
                        .asInt());
    }

    @Test
    public void noTableIsCutWhereThereIsRoom() throws Exception {
        open(OVERVIEW);
        PageChecks.assertNotCut(BROWSER, OVERVIEW);
    }

    @Test
    public void noPageIsWiderThanANarrowScreen() throws Exception {
        BROWSER.size(360, 800);
        for (String page : PAGES) {
            open(page);
            PageChecks.assertNarrow(BROWSER, page);
        }
    }

    @Test
    public void noPageHasAViolationOfAccessibility() throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            BROWSER.dark(dark);
            for (String page : PAGES) {
                open(page);
                PageChecks.assertAccessible(BROWSER, page);
            }
        }
    }

    @Test
    public void noPageViolatesAStrictPolicyOrLogsAnError() throws Exception {
        for (String page : PAGES) {
            open(page);
            PageChecks.assertClean(BROWSER);
        }
    }

    @Test
    public void hostileNamesNeitherRunNorBreakTheLayout() throws Exception {
        FreeStyleProject job = JENKINS.createFreeStyleProject();
        FreeStyleBuild build = JENKINS.buildAndAssertSuccess(job);
        HostileDeployment.add(
                build, "<script>window.hacked = true</script><img src=x onerror='window.hacked = true'>\"'`");
        HostileDeployment.add(build, "x".repeat(10_000));
        for (String page : List.of(OVERVIEW, Fleet.VIEW)) {
            BROWSER.size(page.equals(OVERVIEW) ? 360 : 1280, 800);
            open(page);
            assertEquals("undefined", BROWSER.run("return typeof window.hacked").asText());
            PageChecks.assertClean(BROWSER);
        }
        job.delete();
    }

    @Test
    public void thePagesAreInChineseToo() throws Exception {
        CHINESE.open(STAGE.url(OVERVIEW));
        assertThat(CHINESE.text(".modelarts"), containsString("当前生效版本"));
        assertThat(CHINESE.text(".modelarts-counts"), containsString("2 个失败"));
        CHINESE.open(STAGE.url(Fleet.VIEW));
        assertThat(CHINESE.text("#projectstatus"), containsString("超时"));
    }

    private static void open(String page) throws Exception {
        BROWSER.open(STAGE.url(page));
        BROWSER.await("document.readyState === 'complete'");
    }

    private static List<String> services() throws Exception {
        return StreamSupport.stream(
                        BROWSER.run("return Array.from(document.querySelectorAll('.modelarts-service'))"
                                        + ".map(e => e.innerText.trim())")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
    }
}
