package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.modelarts.deployments.ServiceStory;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Readers of one job, of none, and of none but with the permission to know of them. */
public class ServicePermissionTest {

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    private static ServiceStory story;

    @BeforeClass
    public static void story() throws Exception {
        story = ServiceStory.tell(jenkins);
        FreeStyleProject job = jenkins.jenkins.getItemByFullName(ServiceStory.JOB, FreeStyleProject.class);
        FreeStyleProject other = jenkins.jenkins.getItemByFullName(ServiceStory.OTHER_JOB, FreeStyleProject.class);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "stranger")
                .grant(Item.READ)
                .onItems(job)
                .to("reader")
                .grant(Item.DISCOVER)
                .onItems(job, other)
                .to("stranger"));
    }

    @Test
    public void whoSeesNoJobGetsTheSameAsForAnUnknownService() throws Exception {
        for (String path : new String[] {ServiceStory.url(), "modelarts/service/lab/unknown/"}) {
            for (String page : new String[] {"", "api/json", "compare"}) {
                client("stranger").assertFails(path + page, 404);
            }
        }
    }

    @Test
    public void anUpdateOfAHiddenJobLooksMadeElsewhere() throws Exception {
        HtmlPage page = client("reader").goTo(ServiceStory.url());
        String row = page.querySelector("#update-" + story.returned).asNormalizedText();
        assertThat(row, containsString("Made elsewhere"));
        assertThat(page.asXml(), not(containsString(ServiceStory.OTHER_JOB)));
    }

    @Test
    public void restShowsNoBuildOfAHiddenJob() throws Exception {
        String rest = client("reader")
                .goTo(ServiceStory.url() + "api/json", "application/json")
                .getWebResponse()
                .getContentAsString();
        assertThat(rest, containsString("\"job\":\"" + ServiceStory.JOB + "\""));
        assertThat(rest, not(containsString(ServiceStory.OTHER_JOB)));
    }

    @Test
    public void comparisonsShowNoBuildOfAHiddenJob() throws Exception {
        HtmlPage page =
                client("reader").goTo(ServiceStory.url() + "compare?from=" + story.first + "&to=" + story.returned);
        assertEquals(2, page.querySelectorAll(".modelarts-state").size());
        assertThat(page.asXml(), not(containsString(ServiceStory.OTHER_JOB)));
    }

    private static JenkinsRule.WebClient client(String user) throws Exception {
        return jenkins.createWebClient().withJavaScriptEnabled(false).login(user);
    }
}
