package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.Test;

/** How readers search, filter, sort and leaf through the overview. */
public class OverviewQueryTest extends ServicesOfJobs {

    @Test
    public void nameIdAndJobOfAServiceAreSearched() throws Exception {
        deploy("deploy-vision", "inspection", 1, Outcome.SUCCESS);
        deploy("deploy-words", "translation", 2, Outcome.SUCCESS);
        assertThat(services("?q=INSPECT"), contains("inspection"));
        assertThat(services("?q=id-trans"), contains("translation"));
        assertThat(services("?q=deploy-vis"), contains("inspection"));
    }

    @Test
    public void aSearchWithoutAMatchSaysSo() throws Exception {
        deploy("job", "a", 1, Outcome.SUCCESS);
        HtmlPage page = overview("?q=%3Cnothing%3E");
        assertThat(page.getBody().asNormalizedText(), containsString("No service matches"));
        assertThat(services(page.getAnchorByText("Show all services").<HtmlPage>click()), contains("a"));
    }

    @Test
    public void servicesAreFilteredByVerdict() throws Exception {
        deploy("job", "good", 1, Outcome.SUCCESS);
        deploy("job", "bad", 2, Outcome.FAIL);
        assertThat(services("?verdict=fail"), contains("bad"));
    }

    @Test
    public void servicesAreFilteredByRegion() throws Exception {
        deploy("job", "here", 1, Outcome.SUCCESS);
        Sample.deployment().in("else&where").of("id", "there").succeeded(jenkins.buildAndAssertSuccess(job("job")));
        HtmlPage page = overview("");
        HtmlForm form = form(page);
        form.getSelectByName("region").getOptionByText("else&where").setSelected(true);
        assertThat(services((HtmlPage) jenkins.submit(form)), contains("there"));
    }

    @Test
    public void theFormKeepsWhatTheReaderTyped() throws Exception {
        deploy("job", "a", 1, Outcome.FAIL);
        HtmlForm form = form(overview("?q=a&verdict=fail&sort=-service"));
        assertEquals("a", form.getInputByName("q").getValue());
        assertEquals(
                "fail",
                form.getSelectByName("verdict").getSelectedOptions().get(0).getValueAttribute());
        assertEquals("-service", form.getInputByName("sort").getValue());
    }

    @Test
    public void withoutAWishTheNewestComesFirst() throws Exception {
        deploy("job", "old", 1, Outcome.SUCCESS);
        deploy("job", "new", 2, Outcome.SUCCESS);
        assertThat(services(""), contains("new", "old"));
    }

    @Test
    public void eachColumnSortsInBothDirections() throws Exception {
        deploy("z", "a", 3, Outcome.SUCCESS, "2");
        deploy("y", "b", 2, Outcome.FAIL);
        deploy("x", "c", 1, Outcome.SUCCESS, "1");
        assertThat(services("?sort=service"), contains("a", "b", "c"));
        assertThat(services("?sort=-service"), contains("c", "b", "a"));
        assertThat(services("?sort=live"), contains("b", "c", "a"));
        assertThat(services("?sort=time"), contains("c", "b", "a"));
        assertThat(services("?sort=build"), contains("c", "b", "a"));
    }

    @Test
    public void aHeadingSaysTheOrderAndTurnsItAround() throws Exception {
        deploy("job", "a", 1, Outcome.SUCCESS);
        HtmlPage page = overview("?q=a");
        assertEquals("descending", heading(page, "Last attempt").getAttribute("aria-sort"));
        assertEquals("none", heading(page, "Service").getAttribute("aria-sort"));
        HtmlPage sorted = page.getAnchorByText("Service").click();
        assertEquals("ascending", heading(sorted, "Service").getAttribute("aria-sort"));
        HtmlPage turned = sorted.getAnchorByText("Service").click();
        assertEquals("descending", heading(turned, "Service").getAttribute("aria-sort"));
        assertThat(turned.getUrl().getQuery(), is("q=a&sort=-service"));
    }

    @Test
    public void theListComesInPagesThatKeepTheWishes() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("many");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        for (int i = 0; i < 55; i++) {
            Sample.deployment().of("id" + i, "service" + i).succeeded(build);
        }
        HtmlPage first = overview("?q=many&sort=service");
        HtmlPage second = first.getAnchorByText("Next").click();
        assertEquals(50, services(first).size());
        assertEquals(5, services(second).size());
        Set<String> all = new HashSet<>(services(first));
        all.addAll(services(second));
        assertEquals(55, all.size());
    }

    @Test
    public void aVerdictOrColumnThatDoesNotExistIsABadRequest() throws Exception {
        for (String query : List.of("?verdict=great", "?sort=price", "?sort=--time")) {
            var response = client().withThrowExceptionOnFailingStatusCode(false)
                    .goTo("modelarts/" + query, "text/plain")
                    .getWebResponse();
            assertEquals(query, 400, response.getStatusCode());
            assertThat(response.getContentAsString(), containsString("Expected: "));
        }
    }

    private static FreeStyleProject job(String name) {
        return jenkins.jenkins.getItemByFullName(name, FreeStyleProject.class);
    }

    private static HtmlForm form(HtmlPage page) {
        return page.querySelector("form.modelarts-filter");
    }

    private static DomElement heading(HtmlPage page, String text) {
        return (DomElement) page.getAnchorByText(text).getParentNode();
    }
}
