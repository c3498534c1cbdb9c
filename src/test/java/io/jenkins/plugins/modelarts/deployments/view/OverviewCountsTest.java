package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.concurrent.CountDownLatch;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlPage;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestBuilder;

/** What the overview and its REST say about services. */
public class OverviewCountsTest extends ServicesOfJobs {

    @Test
    public void failedServicesAreCountedWithALink() throws Exception {
        deploy("job", "good", 1, Outcome.SUCCESS);
        deploy("job", "bad", 2, Outcome.FAIL);
        deploy("job", "lost", 3, Outcome.TIMED_OUT);
        HtmlPage page = overview("");
        assertThat(page.getBody().asNormalizedText(), containsString("3 services"));
        assertThat(services(page.getAnchorByText("1 failed").<HtmlPage>click()), contains("bad"));
    }

    @Test
    public void aServiceThatABuildWaitsForIsWaiting() throws Exception {
        deploy("job", "a", 2, Outcome.FAIL);
        CountDownLatch end = new CountDownLatch(1);
        FreeStyleBuild running = running(jenkins.createFreeStyleProject("running"), end);
        Sample.deployment()
                .of("id-a", "a")
                .logs("[" + Sample.log(1, "RUNNING", "1") + "]")
                .begun(running);
        HtmlPage page = overview("");
        assertThat(page.getBody().asNormalizedText(), containsString("0 failed"));
        HtmlPage waiting = page.getAnchorByText("1 waiting").click();
        assertThat(services(waiting), contains("a"));
        assertThat(waiting.getBody().asNormalizedText(), containsString("running"));
        end.countDown();
        jenkins.waitForCompletion(running);
        assertThat(overview("").getBody().asNormalizedText(), containsString("0 waiting"));
    }

    @Test
    public void theLiveVersionStaysAfterAFailure() throws Exception {
        deploy("job", "a", 1, Outcome.SUCCESS, "7.1");
        deploy("job", "a", 2, Outcome.FAIL, "7.2");
        String text = overview("").querySelector(".modelarts-table tbody").asNormalizedText();
        assertThat(text, containsString("mnist 7.1"));
        assertThat(text, not(containsString("mnist 7.2")));
        assertThat(text, containsString("Failed"));
    }

    @Test
    public void aServiceThatNeverSucceededSaysSo() throws Exception {
        deploy("job", "a", 1, Outcome.FAIL);
        assertThat(overview("").getBody().asNormalizedText(), containsString("no success yet"));
    }

    @Test
    public void restHasCountsAndServices() throws Exception {
        deploy("job", "a", 1, Outcome.SUCCESS, "7.1");
        deploy("job", "a", 2, Outcome.FAIL, "7.2");
        JSONObject rest = rest("");
        assertEquals(1, rest.getInt("total"));
        assertEquals(1, rest.getInt("failed"));
        assertEquals(0, rest.getInt("waiting"));
        JSONObject service = rest.getJSONArray("services").getJSONObject(0);
        assertEquals("id-a", service.getString("serviceId"));
        assertEquals(1, service.getJSONObject("live").getInt("build"));
        assertEquals("mnist 7.1 (100\u00a0%)", service.getJSONObject("live").getString("models"));
        JSONObject last = service.getJSONObject("last");
        assertEquals("job", last.getString("job"));
        assertEquals(2, last.getInt("build"));
        assertEquals("FAIL", last.getString("outcome"));
        assertEquals("why", last.getString("reason"));
    }

    @Test
    public void restSelectsServicesAndFields() throws Exception {
        deploy("job", "good", 1, Outcome.SUCCESS);
        deploy("job", "bad", 2, Outcome.FAIL);
        String json = client().goTo(
                        "modelarts/api/json?verdict=fail&tree=failed,services[serviceName,last[build]]",
                        "application/json")
                .getWebResponse()
                .getContentAsString()
                .replaceAll("\"_class\":\"[^\"]*\",", "");
        assertEquals("{\"failed\":1,\"services\":[{\"last\":{\"build\":2},\"serviceName\":\"bad\"}]}", json);
    }

    @Test
    public void aHiddenJobsServiceIsNeitherCountedNorFound() throws Exception {
        FreeStyleProject seen = deploy("seen", "public-service", 1, Outcome.FAIL);
        deploy("hidden", "secret-service", 2, Outcome.FAIL);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Item.READ)
                .onItems(seen)
                .to("reader"));
        JenkinsRule.WebClient reader = client().login("reader");
        HtmlPage page = reader.goTo("modelarts/");
        assertEquals("?", page.getAnchorByText("1 service").getHrefAttribute());
        assertEquals("?verdict=fail", page.getAnchorByText("1 failed").getHrefAttribute());
        assertThat(
                reader.goTo("modelarts/?q=secret").getBody().asNormalizedText(), containsString("No service matches"));
        String json = reader.goTo("modelarts/api/json", "application/json")
                .getWebResponse()
                .getContentAsString();
        assertThat(json, containsString("\"total\":1"));
        assertThat(json, not(containsString("secret")));
    }

    private static FreeStyleBuild running(FreeStyleProject job, CountDownLatch end) throws Exception {
        job.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                    throws InterruptedException {
                end.await();
                return true;
            }
        });
        return job.scheduleBuild2(0).waitForStart();
    }
}
