package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import java.util.List;
import org.htmlunit.html.HtmlAnchor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The console ends with a link to each deployment. */
public class ConsoleLinkTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new BrowsedJenkins();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule
    public final Lab lab = new Lab();

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        DeployStep.deployTo(lab);
    }

    @Test
    public void aDeploymentThatSucceeds() throws Exception {
        lab.service().update(lab.soon(), "SUCCESS");
        Run<?, ?> run = Lab.build(JENKINS, Lab.STEP, Result.SUCCESS);
        assertThat(links(run), contains(endsWith(run.getUrl() + "modelarts/#deployment-1")));
    }

    @Test
    public void aDeploymentThatFails() throws Exception {
        lab.service().update(lab.soon(), "FAIL");
        assertThat(links(Lab.build(JENKINS, Lab.STEP, Result.FAILURE)), contains(endsWith("#deployment-1")));
    }

    @Test
    public void eachDeploymentOfABuild() throws Exception {
        String deploy = Lab.STEP + " { deploy '" + Lab.SERVICE_ID + "' }; ";
        Run<?, ?> run = Lab.build(JENKINS, deploy + deploy, Result.SUCCESS);
        assertThat(links(run), contains(endsWith("#deployment-1"), endsWith("#deployment-2")));
    }

    @Test
    public void aDeploymentWhoseBlockFails() throws Exception {
        Run<?, ?> run = Lab.build(JENKINS, Lab.STEP + " { error 'no image' }", Result.FAILURE);
        assertThat(links(run), contains(endsWith("#deployment-1")));
    }

    @Test
    public void aDeploymentThatIsStopped() throws Exception {
        Run<?, ?> run = Lab.awaitRunning(
                JENKINS, Lab.start(JENKINS, Lab.STEP), lab.service().update(lab.soon(), "RUNNING"));
        run.getExecutor().doStop();
        Lab.end(JENKINS, run, Result.ABORTED);
        assertThat(links(run), contains(endsWith("#deployment-1")));
    }

    @Test
    public void aDeploymentOfAFreestyleBuild() throws Exception {
        ModelArtsServiceLogsPublisher action = new ModelArtsServiceLogsPublisher();
        action.setServiceId(Lab.SERVICE_ID);
        FreeStyleProject project = JENKINS.createFreeStyleProject();
        project.getPublishersList().add(action);
        lab.service().update(lab.soon(), "SUCCESS");
        FreeStyleBuild build = JENKINS.buildAndAssertSuccess(project);
        assertThat(links(build), contains(endsWith(build.getUrl() + "modelarts/#deployment-1")));
    }

    @Test
    public void aStepThatDoesNotBeginHasNone() throws Exception {
        assertThat(links(Lab.build(JENKINS, "modelartsServiceLogs()", Result.FAILURE)), empty());
    }

    private static List<String> links(Run<?, ?> run) throws Exception {
        try (JenkinsRule.WebClient browser = JENKINS.createWebClient()) {
            return browser.getPage(run, "console").getAnchors().stream()
                    .map(HtmlAnchor::getHrefAttribute)
                    .filter(href -> href.contains("#deployment-"))
                    .toList();
        }
    }
}
