package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentEnd;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

public class OverviewActionTest {

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    private FreeStyleProject first;
    private FreeStyleProject second;

    @Before
    public void jobs() throws Exception {
        first = jenkins.createFreeStyleProject("first");
        second = jenkins.createFreeStyleProject("second");
    }

    @Test
    public void eachServiceIsListedWithItsLastDeploymentNewestFirst() throws Exception {
        Sample.deployment().of("a", "service-a").succeeded(jenkins.buildAndAssertSuccess(first));
        Thread.sleep(2);
        Sample.deployment().of("b", "service-b").succeeded(jenkins.buildAndAssertSuccess(first));
        Thread.sleep(2);
        Sample.deployment().of("a", "service-a").failed(jenkins.buildAndAssertSuccess(second), "why");
        assertThat(rows(client()), contains(containsString("second #1"), containsString("first #2")));
    }

    @Test
    public void servicesOfTheSameIdInAnotherRegionAreOthers() throws Exception {
        Sample.deployment().succeeded(jenkins.buildAndAssertSuccess(first));
        Sample.deployment().in("elsewhere").succeeded(jenkins.buildAndAssertSuccess(first));
        assertEquals(2, rows(client()).size());
    }

    @Test
    public void aBuildWithoutAResponseIsNoLastDeployment() throws Exception {
        Sample.deployment().succeeded(jenkins.buildAndAssertSuccess(first));
        Deployment unreached = DeploymentsAction.begin(
                jenkins.buildAndAssertSuccess(second),
                "id",
                DeployedService.requested("lab", Sample.SERVICE_ID, null),
                System.currentTimeMillis() + 1000,
                1000);
        assertThat(rows(client()), contains(containsString("first #1")));
        unreached.onEnd(new DeploymentEnd(Outcome.ERROR, "No connection", 1), ServiceSnapshot.EMPTY);
        assertThat(rows(client()), contains(containsString("first #1")));
    }

    @Test
    public void aServiceThatModelArtsNeverShowedIsNotListed() throws Exception {
        DeploymentsAction.begin(
                        jenkins.buildAndAssertSuccess(first),
                        "id",
                        DeployedService.requested("lab", Sample.SERVICE_ID, null),
                        System.currentTimeMillis(),
                        1000)
                .onEnd(new DeploymentEnd(Outcome.ERROR, "No connection", 1), ServiceSnapshot.EMPTY);
        assertThat(rows(client()), empty());
    }

    @Test
    public void aWaitForAnOldUpdateIsNoLastDeployment() throws Exception {
        long later = System.currentTimeMillis() + 1000;
        Sample.deployment()
                .logs("[" + Sample.log(2, "SUCCESS", "2") + "]")
                .succeeded(jenkins.buildAndAssertSuccess(first));
        Sample.deployment()
                .logs("[" + Sample.log(1, "SUCCESS", "1") + "]")
                .waited(later, 1)
                .succeeded(jenkins.buildAndAssertSuccess(second));
        assertThat(rows(client()), contains(containsString("first #1")));
    }

    @Test
    public void theDeploymentBeforeADeletedOneIsTheLast() throws Exception {
        Sample.deployment()
                .logs("[" + Sample.log(1, "SUCCESS", "1") + "]")
                .succeeded(jenkins.buildAndAssertSuccess(first));
        FreeStyleBuild gone = jenkins.buildAndAssertSuccess(first);
        Sample.deployment().logs("[" + Sample.log(2, "SUCCESS", "2") + "]").succeeded(gone);
        assertThat(rows(client()), contains(containsString("first #2")));
        gone.delete();
        assertThat(rows(client()), contains(containsString("first #1")));
    }

    @Test
    public void withoutAnyDeploymentThePageSaysWhereTheyComeFrom() throws Exception {
        assertThat(page(client()).getBody().asNormalizedText(), containsString("modelartsServiceLogs appear here"));
    }

    @Test
    public void nobodySeesWhatTheyMayNotRead() throws Exception {
        Sample.deployment().of("a", "public-service").succeeded(jenkins.buildAndAssertSuccess(first));
        Sample.deployment().of("b", "secret-service").succeeded(jenkins.buildAndAssertSuccess(second));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Item.READ)
                .onItems(first)
                .to("reader")
                .grant(Item.DISCOVER)
                .onItems(second)
                .to("reader"));
        String text = page(client().login("reader")).getBody().asNormalizedText();
        assertThat(text, containsString("public-service"));
        assertThat(text, not(containsString("secret-service")));
        assertThat(text, not(containsString("second")));
    }

    private JenkinsRule.WebClient client() {
        return jenkins.createWebClient().withJavaScriptEnabled(false);
    }

    private static HtmlPage page(JenkinsRule.WebClient client) throws Exception {
        return client.goTo("modelarts/");
    }

    private static List<String> rows(JenkinsRule.WebClient client) throws Exception {
        return page(client).querySelectorAll(".modelarts-table tbody tr").stream()
                .map(row -> row.asNormalizedText().replaceAll("\\s+", " "))
                .toList();
    }
}
