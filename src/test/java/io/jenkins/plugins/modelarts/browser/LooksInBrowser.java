package io.jenkins.plugins.modelarts.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleBuild;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** The pages for users who chose Jenkins' new build and job pages, and for all other users. */
public class LooksInBrowser {

    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static final Stage STAGE = new Stage(JENKINS);
    private static final Browser CLASSIC = new Browser("en-US,en");
    private static final Browser MODERN = new Browser("en-US,en");

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(JENKINS).around(STAGE).around(CLASSIC).around(MODERN);

    private static String build;
    private static String job;

    @BeforeClass
    public static void scene() throws Exception {
        FreeStyleBuild last = Scene.make(JENKINS);
        build = last.getUrl();
        job = last.getParent().getUrl();
        STAGE.users();
        CLASSIC.signIn(STAGE.url(""), "classic");
        MODERN.signIn(STAGE.url(""), "modern");
    }

    @Before
    public void wide() throws Exception {
        for (Browser browser : List.of(CLASSIC, MODERN)) {
            browser.size(1280, 900);
            browser.errors();
        }
    }

    @Test
    public void noPageViolatesCoresPolicyOrLogsAnError() throws Exception {
        for (Browser browser : List.of(CLASSIC, MODERN)) {
            for (String page : List.of(build, build + "modelarts/", job, job + "modelarts/", "modelarts/", "")) {
                open(browser, page);
                assertEquals(page, "[]", browser.run("return window.violations").toString());
                assertEquals(page, List.of(), browser.errors());
            }
        }
    }

    @Test
    public void theTabIsTheCurrentOneOnOurNewPages() throws Exception {
        for (String page : List.of(build, job)) {
            open(MODERN, page);
            assertThat(tabs("a"), hasItems("Overview", "ModelArts deployments"));
            assertThat(tabs("a:not(.jenkins-button--tertiary)"), contains("Overview"));
            open(MODERN, page + "modelarts/");
            assertThat(tabs("a"), hasItems("Overview", "ModelArts deployments"));
            assertThat(tabs("a:not(.jenkins-button--tertiary)"), contains("ModelArts deployments"));
        }
    }

    @Test
    public void theNewBuildPageHasACardAndVerdictsAbove() throws Exception {
        open(MODERN, build);
        assertThat(cards(MODERN), hasItem("ModelArts deployments"));
        assertThat(
                texts(MODERN, ".jenkins-details__item"),
                hasItems("mnist: Succeeded", "fraud-detection: Failed", "visual-inspection: Failed"));
        assertThat(texts(MODERN, ".modelarts-lines"), hasSize(1));
        MODERN.run("Array.from(document.querySelectorAll('a.jenkins-details__item'))"
                + ".find(a => a.textContent.includes('fraud')).click()");
        MODERN.await("location.pathname.endsWith('/modelarts/') && location.hash === '#deployment-2'");
    }

    @Test
    public void theNewJobPageHasACardWithTheChart() throws Exception {
        open(MODERN, job);
        assertThat(cards(MODERN), hasItem("ModelArts deployments"));
        MODERN.await("document.querySelectorAll('.jenkins-card .modelarts-chart canvas').length === 1");
        assertThat(texts(MODERN, ".modelarts-chart"), hasSize(1));
    }

    @Test
    public void theLegacyCardShowsNothingOfThePlugin() throws Exception {
        for (String page : List.of(build, job)) {
            open(MODERN, page);
            assertThat(
                    MODERN.run("return Array.from(document.querySelectorAll('.jenkins-card')).filter("
                                    + "c => c.querySelector('.jenkins-card__title').innerText.trim() === 'Legacy'"
                                    + " && c.querySelector('.modelarts')).length")
                            .asInt(),
                    is(0));
        }
    }

    @Test
    public void classicPagesHaveALinkAndNeitherTabNorCard() throws Exception {
        for (String page : List.of(build, build + "modelarts/", job, job + "modelarts/")) {
            open(CLASSIC, page);
            assertThat(page, texts(CLASSIC, "#side-panel a"), hasItem("ModelArts deployments"));
            assertThat(page, texts(CLASSIC, ".jenkins-card__title"), not(hasItem("ModelArts deployments")));
        }
        open(CLASSIC, build);
        assertThat(CLASSIC.text("#main-panel"), containsString("ModelArts deployments"));
        assertThat(texts(CLASSIC, ".modelarts-lines"), hasSize(1));
        open(CLASSIC, job);
        assertThat(texts(CLASSIC, ".modelarts-chart"), hasSize(1));
    }

    @Test
    public void onlyTheSidePanelLinksTheOverview() throws Exception {
        open(CLASSIC, "");
        assertThat(texts(CLASSIC, "#side-panel a"), hasItem("ModelArts deployments"));
        CLASSIC.run("Array.from(document.querySelectorAll('#side-panel a'))"
                + ".find(a => a.innerText.includes('ModelArts')).click()");
        CLASSIC.await(
                "location.pathname.endsWith('/jenkins/modelarts') || location.pathname.endsWith('/jenkins/modelarts/')");
        for (String page : List.of(build + "modelarts/", job + "modelarts/")) {
            open(CLASSIC, page);
            assertThat(texts(CLASSIC, ".jenkins-header__actions > *"), not(hasItem(containsString("ModelArts"))));
        }
    }

    @Test
    public void theChartDescribesTheBarUnderTheMouse() throws Exception {
        open(CLASSIC, job + "modelarts/");
        ChartBar.point(CLASSIC, 0);
        CLASSIC.await("document.querySelector('.modelarts-tip')");
        assertThat(CLASSIC.text(".modelarts-tip"), containsString("#"));
    }

    @Test
    public void noTableIsCutWhereThereIsRoom() throws Exception {
        for (Browser browser : List.of(CLASSIC, MODERN)) {
            open(browser, build + "modelarts/");
            PageChecks.assertNotCut(browser, build);
        }
    }

    @Test
    public void theLineThatJoinsTheEventsIsSeen() throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            CLASSIC.dark(dark);
            open(CLASSIC, build + "modelarts/");
            double contrast = CLASSIC.run("""
                    const colour = value => { const c = document.createElement('canvas').getContext('2d');
                      c.fillStyle = value; c.fillRect(0, 0, 1, 1); return c.getImageData(0, 0, 1, 1).data; };
                    const light = value => Array.from(colour(value)).slice(0, 3).map(v => v / 255)
                      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                    const line = light(getComputedStyle(document.querySelector('.modelarts-events li')).borderLeftColor);
                    const box = light(getComputedStyle(document.querySelector('.modelarts-reason')).backgroundColor);
                    return (Math.max(line, box) + 0.05) / (Math.min(line, box) + 0.05)""").asDouble();
            assertThat("contrast " + contrast, contrast >= 2, is(true));
        }
        CLASSIC.dark(false);
    }

    private static void open(Browser browser, String page) throws Exception {
        browser.open(STAGE.url(page));
        browser.await("document.readyState === 'complete'");
    }

    private static List<String> tabs(String selector) throws Exception {
        return texts(MODERN, ".app-build-bar__tabs " + selector);
    }

    private static List<String> cards(Browser browser) throws Exception {
        return texts(browser, ".jenkins-card__title");
    }

    private static List<String> texts(Browser browser, String selector) throws Exception {
        return StreamSupport.stream(
                        browser.run("return Array.from(document.querySelectorAll('" + selector
                                        + "')).map(e => e.innerText.trim())")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
    }
}
