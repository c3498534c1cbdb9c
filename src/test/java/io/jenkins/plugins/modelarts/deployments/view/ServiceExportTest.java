package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.deployments.ServiceStory;
import java.util.List;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.junit.Test;

/** The updates of a service as a file, and the part of them that somebody asks for. */
public class ServiceExportTest extends PagesOfAService {

    @Test
    public void theFileHasALineForEachUpdate() throws Exception {
        assertThat(lines(""), hasSize(1 + 9));
    }

    @Test
    public void anUpdateOfABuildHasItsJob() throws Exception {
        List<String> lines = lines("?from=" + story.returned + "&to=" + story.returned);
        assertThat(lines, hasSize(2));
        assertThat(lines.get(1), containsString(",ranking,SUCCESS,ranking 1.0 (100\u00a0%),rollback,1,1,SUCCESS,,"));
    }

    @Test
    public void anUpdateMadeElsewhereHasNoBuild() throws Exception {
        List<String> lines = lines("?from=" + story.elsewhere + "&to=" + story.elsewhere);
        assertThat(lines.get(1), containsString(",ranking,SUCCESS,ranking 2.0 (100\u00a0%),,,,,,"));
    }

    @Test
    public void fileRestAndPageHaveThePartThatIsAskedFor() throws Exception {
        assertThat(lines("?result=FAIL"), hasSize(1 + 2));
        assertEquals(
                2,
                jenkins.getJSON(ServiceStory.url() + "api/json?result=FAIL")
                        .getJSONObject()
                        .getJSONArray("updates")
                        .size());
        HtmlPage page = client().goTo(ServiceStory.url() + "?result=FAIL");
        assertEquals(2, page.querySelectorAll(".modelarts-update").size());
    }

    @Test
    public void whatIsLiveStaysWhateverPartIsShown() throws Exception {
        HtmlPage page = client().goTo(ServiceStory.url() + "?to=1");
        assertThat(page.getBody().asNormalizedText(), containsString("No update matches"));
        assertThat(page.querySelector(".modelarts-state").asNormalizedText(), containsString("ranking 2.0"));
    }

    @Test
    public void aBadValueIsABadRequestEverywhere() throws Exception {
        for (String url : List.of("export.csv?result=good", "api/json?result=good", "?result=good")) {
            WebResponse response = client().withThrowExceptionOnFailingStatusCode(false)
                    .goTo(ServiceStory.url() + url, "text/plain")
                    .getWebResponse();
            assertEquals(url, 400, response.getStatusCode());
            assertThat(response.getContentAsString(), containsString("Expected: SUCCESS, FAIL, RUNNING, NONE."));
        }
    }

    @Test
    public void theOverviewKnowsWhatWasMadeElsewhere() throws Exception {
        var live = jenkins.getJSON("modelarts/api/json")
                .getJSONObject()
                .getJSONArray("services")
                .getJSONObject(0)
                .getJSONObject("live");
        assertEquals("ranking 2.0 (100\u00a0%)", live.getString("models"));
        assertEquals(story.elsewhere, live.getLong("updateTime"));
    }

    private static List<String> lines(String query) throws Exception {
        String file = client().goTo(ServiceStory.url() + "export.csv" + query, null)
                .getWebResponse()
                .getContentAsString();
        return List.of(file.split("\r\n"));
    }
}
