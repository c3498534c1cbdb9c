package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertEquals;

import hudson.model.Item;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The history of a job as a file, and the part of it that somebody asks for. */
public class HistoryExportTest extends BuildWithDeployments {

    @Test
    public void theFileHasALineForEachDeployment() throws Exception {
        deploy(Sample.TIME, "SUCCESS");
        List<String> lines = lines("");
        assertThat(lines, hasSize(2));
        assertThat(lines.get(0), startsWith("\ufeffupdateTimeUtc,serviceName,result,models,job,build,number,outcome"));
        assertThat(
                lines.get(1),
                startsWith("2019-11-26 12:10:28,mnist,SUCCESS,mnist 1 (100\u00a0%)," + job.getFullName()
                        + ",1,1,SUCCESS,,"));
        assertThat(lines.get(1), containsString("," + Sample.TIME + ","));
    }

    @Test
    public void browsersSaveTheFile() throws Exception {
        deploy(1, "SUCCESS");
        WebResponse response = get("export.csv");
        assertEquals("text/csv", response.getContentType());
        assertEquals("nosniff", response.getResponseHeaderValue("X-Content-Type-Options"));
        assertEquals(
                "attachment; filename=\"modelarts-deployments.csv\"",
                response.getResponseHeaderValue("Content-Disposition"));
    }

    @Test
    public void aReasonCannotBeAFormula() throws Exception {
        Sample.deployment().failed(build, "=HYPERLINK(\"http://example.com\")");
        assertThat(lines("").get(1), containsString(",\"'=HYPERLINK(\"\"http://example.com\"\")\","));
    }

    @Test
    public void theFileHasThePartThatIsAskedFor() throws Exception {
        deploy(1, "SUCCESS");
        deploy(2, "FAIL");
        deploy(3, "FAIL");
        assertThat(lines("?result=FAIL"), hasSize(3));
        assertThat(lines("?result=FAIL&to=2"), hasSize(2));
        assertThat(lines("?from=2"), hasSize(3));
        assertThat(lines("?limit=1"), hasSize(2));
        assertThat(lines("?service=lab/none"), hasSize(1));
    }

    @Test
    public void restHasThePartThatIsAskedFor() throws Exception {
        deploy(1, "SUCCESS");
        deploy(2, "FAIL");
        deploy(3, "FAIL");
        assertThat(
                get("api/json?result=FAIL&from=3&tree=deployments[updateTime]").getContentAsString(),
                containsString("[{\"updateTime\":3}]"));
    }

    @Test
    public void thePageHasThePartThatIsAskedFor() throws Exception {
        deploy(1, "SUCCESS");
        deploy(2, "FAIL");
        HtmlPage page = history("?result=FAIL");
        assertEquals(1, page.querySelectorAll("tbody .modelarts-why").size());
        assertThat(page.getAnchorByText("CSV").getHrefAttribute(), is("export.csv?result=FAIL"));
        assertThat(page.getAnchorByText("JSON").getHrefAttribute(), startsWith("api/json?result=FAIL&limit="));
    }

    @Test
    public void aPartWithoutDeploymentsLinksToAll() throws Exception {
        deploy(1, "SUCCESS");
        HtmlPage all =
                history("?result=FAIL").getAnchorByText("Show all deployments").click();
        assertEquals(1, all.querySelectorAll("tbody .modelarts-why").size());
    }

    @Test
    public void aBadValueIsABadRequestEverywhere() throws Exception {
        deploy(1, "SUCCESS");
        for (String url : List.of("export.csv?from=yesterday", "api/json?from=yesterday", "?from=yesterday")) {
            WebResponse response = client().withThrowExceptionOnFailingStatusCode(false)
                    .goTo(job.getUrl() + "modelarts/" + url, "text/plain")
                    .getWebResponse();
            assertEquals(url, 400, response.getStatusCode());
            assertThat(response.getContentAsString(), containsString("The parameter from has the value \"yesterday\""));
        }
    }

    @Test
    public void parametersOfOtherPagesFilterNothing() throws Exception {
        deploy(1, "SUCCESS");
        assertThat(
                client().goTo(job.getUrl() + "api/json?depth=1&from=yesterday&result=FAIL", "application/json")
                        .getWebResponse()
                        .getContentAsString(),
                containsString(Sample.SERVICE_ID));
        client().goTo(job.getUrl() + "?from=yesterday");
    }

    @Test
    public void whoMayNotSeeTheJobGetsNoFile() throws Exception {
        deploy(1, "SUCCESS");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "seer")
                .grant(Item.READ)
                .onItems(job)
                .to("seer"));
        String url = job.getUrl() + "modelarts/export.csv";
        JenkinsRule.WebClient reader = client().withThrowExceptionOnFailingStatusCode(false);
        assertEquals(
                404, reader.login("reader").goTo(url, null).getWebResponse().getStatusCode());
        assertEquals(
                200, client().login("seer").goTo(url, null).getWebResponse().getStatusCode());
    }

    private void deploy(long time, String result) throws Exception {
        Sample.deployment().logs("[" + Sample.log(time, result, "1") + "]").ended(build, Outcome.valueOf(result), null);
    }

    private HtmlPage history(String query) throws Exception {
        return client().goTo(job.getUrl() + "modelarts/" + query);
    }

    private WebResponse get(String url) throws Exception {
        return client().goTo(job.getUrl() + "modelarts/" + url, null).getWebResponse();
    }

    /** The lines of the file with its byte order mark, which {@code getContentAsString} drops. */
    private List<String> lines(String query) throws Exception {
        byte[] file = get("export.csv" + query).getContentAsStream().readAllBytes();
        return List.of(new String(file, StandardCharsets.UTF_8).split("\r\n"));
    }
}
