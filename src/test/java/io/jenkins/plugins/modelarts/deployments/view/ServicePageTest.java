package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.deployments.ServiceStory;
import java.util.List;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.junit.Test;

public class ServicePageTest extends PagesOfAService {

    @Test
    public void updatesAreListedNewestFirst() throws Exception {
        List<String> ids = page().querySelectorAll("tr.modelarts-update").stream()
                .map(row -> row.getAttributes().getNamedItem("id").getNodeValue())
                .toList();
        assertEquals(9, ids.size());
        assertEquals("update-" + story.last, ids.get(0));
        assertEquals("update-" + story.first, ids.get(8));
    }

    @Test
    public void anUpdateSaysVerdictDurationModelsChangesAndBuild() throws Exception {
        String row = row(story.canary20);
        assertThat(row, containsString("Succeeded"));
        assertThat(row, containsString("Took 3 min 20 sec"));
        assertThat(row, containsString("ranking 2.0 (20 %), 1.0 (80 %)"));
        assertThat(row, containsString("ranking 1.0 Traffic 100 % → 80 %"));
        assertThat(row, containsString("deploy #2"));
    }

    @Test
    public void aFailedUpdateSaysWhy() throws Exception {
        assertThat(row(story.failed), containsString("ran out of memory"));
    }

    @Test
    public void anUpdateOfNoBuildWasMadeElsewhere() throws Exception {
        assertThat(row(story.elsewhere), containsString("Made elsewhere"));
    }

    @Test
    public void aReturnLeadsToTheEarlierUpdate() throws Exception {
        HtmlAnchor link = page().querySelector("#update-" + story.returned + " .modelarts-return");
        assertThat(link.asNormalizedText(), containsString("Returns to the update of"));
        assertEquals("#update-" + story.first, link.getHrefAttribute());
        assertNull(page().querySelector("#update-" + story.canary20 + " .modelarts-return"));
    }

    @Test
    public void theLastSuccessIsLive() throws Exception {
        String live = states().get(0);
        assertThat(live, containsString("Live now ranking 2.0 (100 %)"));
        assertThat(live, containsString("Made elsewhere"));
    }

    @Test
    public void whatWasTriedSinceIsNamed() throws Exception {
        String last = states().get(1);
        assertThat(last, containsString("Tried last ranking 4.0 (100 %) Failed"));
        assertThat(last, containsString("Failed to pull the image"));
    }

    @Test
    public void aServiceThatSucceededLastIsNotTriedSince() throws Exception {
        Sample.deployment().of("succeeded", "mnist").succeeded(build("succeeded"));
        assertEquals(1, states(page("modelarts/service/lab/succeeded/")).size());
    }

    @Test
    public void aServiceThatNeverSucceededSaysSo() throws Exception {
        Sample.deployment()
                .of("failed", "mnist")
                .logs("[" + Sample.log(1, "SUCCESS", "1") + "]")
                .failed(build("failed"), "why");
        assertThat(states(page("modelarts/service/lab/failed/")).get(0), containsString("No update that is known"));
    }

    @Test
    public void theServiceAndItsJobsHaveFiguresForThreeTimes() throws Exception {
        List<String> rows = page().querySelectorAll(".modelarts-figures tbody tr").stream()
                .map(ServicePageTest::text)
                .toList();
        assertEquals(3, rows.size());
        assertEquals("30 days 7 1.6 29% 1 day 3 min 40 sec 7 min", rows.get(0));
        assertEquals(
                3,
                page("job/deploy/modelarts/")
                        .querySelectorAll(".modelarts-figures tbody tr")
                        .size());
    }

    @Test
    public void updatesComeInPagesThatReturnsLinkAcross() throws Exception {
        StringBuilder logs = new StringBuilder(Sample.log(100, "SUCCESS", "0"));
        for (int i = 99; i > 70; i--) {
            logs.append(',').append(Sample.log(i, "SUCCESS", "1." + i));
        }
        Sample.deployment()
                .of("long", "mnist")
                .logs("[" + logs.append(',').append(Sample.log(1, "SUCCESS", "0")) + "]")
                .succeeded(build("long"));
        HtmlPage first = page("modelarts/service/lab/long/");
        assertEquals(25, first.querySelectorAll("tr.modelarts-update").size());
        HtmlAnchor link = first.querySelector(".modelarts-return");
        assertEquals("?page=2#update-1", link.getHrefAttribute());
        HtmlPage second = link.click();
        assertNotNull(second.querySelector("#update-1"));
        assertEquals(6, second.querySelectorAll("tr.modelarts-update").size());
    }

    @Test
    public void aServiceThatNobodyDeployedIsNotFound() throws Exception {
        client().assertFails("modelarts/service/lab/unknown/", 404);
        client().assertFails("modelarts/service/elsewhere/" + ServiceStory.ID + "/", 404);
        client().assertFails("modelarts/service/lab/", 404);
        client().assertFails("modelarts/service/", 404);
    }

    @Test
    public void hostileRegionsAndIdsHaveAPageToo() throws Exception {
        for (String name : List.of("..", "a/b;c%2f\\d", "a b?c#d", "<script>\"'", "华北 四")) {
            Sample.deployment().in(name).of(name, name).succeeded(build("hostile"));
            String path = ServicePath.of(DeployedService.requested(name, name, null));
            HtmlPage page = page(path);
            assertThat(name, page.querySelector("h1").asNormalizedText(), is(name));
            assertThat(name, page.getBody().asNormalizedText(), containsString("hostile #"));
        }
    }

    @Test
    public void theOtherPagesLeadToTheService() throws Exception {
        String url = jenkins.contextPath + "/" + ServiceStory.url();
        for (String page : List.of("modelarts/", "job/deploy/modelarts/", "job/deploy/1/modelarts/")) {
            assertNotNull(page, page(page).querySelector("a[href='" + url + "']"));
        }
    }

    @Test
    public void noBuildIsLoaded() throws Exception {
        FreeStyleProject job = jenkins.jenkins.getItemByFullName(ServiceStory.OTHER_JOB, FreeStyleProject.class);
        job.getLazyBuildMixIn()._getRuns().purgeCache();
        page();
        assertThat(job.getLazyBuildMixIn()._getRuns().getLoadedBuilds().keySet(), not(contains(1)));
    }

    private static FreeStyleBuild build(String name) throws Exception {
        FreeStyleProject job = jenkins.jenkins.getItemByFullName(name, FreeStyleProject.class);
        return jenkins.buildAndAssertSuccess(job == null ? jenkins.createFreeStyleProject(name) : job);
    }

    private static HtmlPage page() throws Exception {
        return page(ServiceStory.url());
    }

    private static HtmlPage page(String path) throws Exception {
        return client().goTo(path);
    }

    private static String row(long updateTime) throws Exception {
        return text(page().querySelector("#update-" + updateTime));
    }

    private static List<String> states() throws Exception {
        return states(page());
    }

    private static List<String> states(HtmlPage page) {
        return page.querySelectorAll(".modelarts-state").stream()
                .map(ServicePageTest::text)
                .toList();
    }

    private static String text(DomNode node) {
        return node.asNormalizedText().replaceAll("[\\s\u00a0]+", " ");
    }
}
