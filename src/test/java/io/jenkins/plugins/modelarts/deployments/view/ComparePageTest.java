package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;

import hudson.Util;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.deployments.ServiceStory;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.Test;

public class ComparePageTest extends PagesOfAService {

    @Test
    public void whatDiffersStandsSideBySide() throws Exception {
        assertThat(text(compare(story.canary20, story.canary50)), containsString("Traffic 20 % 50 %"));
    }

    @Test
    public void theEarlierAndTheLaterUpdateStandAbove() throws Exception {
        String text = text(compare(story.canary20, story.canary50));
        assertThat(text, containsString("Before ranking 2.0 (20 %), 1.0 (80 %) Succeeded"));
        assertThat(text, containsString("After ranking 2.0 (50 %), 1.0 (50 %) Succeeded"));
    }

    @Test
    public void eachModelHasItsPart() throws Exception {
        HtmlPage page = compare(story.canary20, story.canary50);
        assertThat(headings(page), containsString("ranking 2.0, ranking 1.0"));
    }

    @Test
    public void whatIsEqualIsFolded() throws Exception {
        HtmlPage page = compare(story.canary20, story.canary50);
        String folded = page.querySelector("details:not([open])").getTextContent();
        assertThat(folded, containsString("modelarts.vm.cpu.2u"));
    }

    @Test
    public void aModelThatWasAddedSaysSo() throws Exception {
        assertThat(headings(compare(story.first, story.canary20)), containsString("ranking 2.0 added"));
    }

    @Test
    public void aModelThatWasRemovedSaysSo() throws Exception {
        assertThat(headings(compare(story.canary50, story.canary100)), containsString("ranking 1.0 removed"));
    }

    @Test
    public void equalUpdatesAreCalledEqual() throws Exception {
        assertThat(
                text(compare(story.first, story.returned)), containsString("Nothing that ModelArts records differs"));
        assertThat(text(compare(story.first, story.first)), containsString("Nothing that ModelArts records differs"));
    }

    @Test
    public void valuesOfTheEnvironmentStayMasked() throws Exception {
        String xml = compare(story.first, story.canary100).asXml();
        assertThat(xml, containsString("****"));
        assertThat(xml, not(containsString("never-show")));
    }

    @Test
    public void withoutTheEarlierUpdateTheOneBeforeIsMeant() throws Exception {
        assertEquals(text(compare(story.canary20, story.canary50)), text(page("compare?to=" + story.canary50)));
    }

    @Test
    public void withoutAnyUpdateTheLastTwoAreMeant() throws Exception {
        assertEquals(text(compare(story.elsewhere, story.last)), text(page("compare")));
    }

    @Test
    public void anUnknownUpdateIsNamedInWords() throws Exception {
        for (String query : new String[] {"from=1&to=" + story.last, "from=x&to=y", "to=" + story.first}) {
            String text = text(page("compare?" + query));
            assertThat(query, text, containsString("No such update of this service is known."));
            assertThat(query, text, containsString("Choose two updates"));
        }
    }

    @Test
    public void aRecordThatIsGoneIsNamedInWords() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        String id = "gone";
        for (int time = 1; time <= 2; time++) {
            Sample.deployment()
                    .of(id, id)
                    .logs("[" + Sample.log(time, "SUCCESS", "1") + "]")
                    .succeeded(jenkins.buildAndAssertSuccess(job));
        }
        Util.deleteRecursive(job.getBuildByNumber(1)
                .getRootDir()
                .toPath()
                .resolve("modelarts")
                .toFile());
        HtmlPage page = client().goTo("modelarts/service/lab/gone/compare");
        assertThat(text(page), containsString("There is nothing to compare"));
    }

    @Test
    public void theServicesPageOffersTheLastTwo() throws Exception {
        HtmlPage page = client().goTo(ServiceStory.url());
        HtmlForm form = page.querySelector(".modelarts form[action$='/compare/']");
        assertEquals(text(compare(story.elsewhere, story.last)), text(jenkins.submit(form)));
    }

    @Test
    public void aBuildLeadsToTheComparisonWithTheUpdateBefore() throws Exception {
        HtmlPage build = client().goTo("job/deploy/3/modelarts/");
        HtmlPage compared = build.getAnchorByText("Side by side").click();
        assertEquals(text(compare(story.canary20, story.canary50)), text(compared));
    }

    @Test
    public void theHistoryOfAJobLeadsToComparisons() throws Exception {
        HtmlPage history = client().goTo("job/deploy/modelarts/");
        HtmlPage compared = history.getAnchorByText("Compare").click();
        assertEquals(text(compare(story.elsewhere, story.last)), text(compared));
    }

    private static HtmlPage compare(long from, long to) throws Exception {
        return page("compare?from=" + from + "&to=" + to);
    }

    private static HtmlPage page(String path) throws Exception {
        return client().goTo(ServiceStory.url() + path);
    }

    private static String headings(HtmlPage page) {
        return String.join(
                ", ",
                page.querySelectorAll(".modelarts-title").stream()
                        .map(heading -> heading.asNormalizedText().replaceAll("\\s+", " "))
                        .toList());
    }

    private static String text(HtmlPage page) {
        return page.querySelector(".modelarts").asNormalizedText().replaceAll("[\\s\u00a0]+", " ");
    }
}
