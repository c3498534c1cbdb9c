package io.jenkins.plugins.modelarts.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;

/** The post-build action of Freestyle jobs waits like the step. */
public class PublisherTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    private final ModelArtsServiceLogsPublisher action = new ModelArtsServiceLogsPublisher();
    private FreeStyleProject project;

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        action.setServiceId(Lab.SERVICE_ID);
        action.setPollSeconds("2");
        project = JENKINS.createFreeStyleProject();
        project.getPublishersList().add(action);
    }

    @Test
    public void theBuildWaitsForTheUpdate() throws Exception {
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        FreeStyleBuild build = running(update);
        update.result("SUCCESS");
        Lab.end(JENKINS, build, Result.SUCCESS);
        assertEquals(Outcome.SUCCESS, Lab.deployment(build).outcome());
    }

    @Test
    public void aFailedUpdateFailsTheBuild() throws Exception {
        lab.service().errorMsg("The image cannot be pulled.").update(lab.soon(), "FAIL");
        FreeStyleBuild build = JENKINS.buildAndAssertStatus(Result.FAILURE, project);
        JENKINS.assertLogContains("The image cannot be pulled.", build);
        assertEquals(Outcome.FAIL, Lab.deployment(build).outcome());
    }

    @Test
    public void aFailedUpdateCanMarkTheBuildUnstable() throws Exception {
        action.setOnFail("UNSTABLE");
        lab.service().update(lab.soon(), "FAIL");
        JENKINS.buildAndAssertStatus(Result.UNSTABLE, project);
    }

    @Test
    public void aFailedUpdateCanBeRecordedOnly() throws Exception {
        action.setOnFail("NONE");
        lab.service().update(lab.soon(), "FAIL");
        assertEquals(
                Outcome.FAIL,
                Lab.deployment(JENKINS.buildAndAssertStatus(Result.SUCCESS, project))
                        .outcome());
    }

    @Test
    public void whoeverAbortsTheBuildFindsThePageInPlace() throws Exception {
        FreeStyleBuild build = running(lab.service().update(lab.soon(), "RUNNING"));
        build.doStop();
        Lab.end(JENKINS, build, Result.ABORTED);
        assertEquals(Outcome.ABORTED, Lab.deployment(build).outcome());
        JENKINS.assertLogContains("The deployment at ModelArts was not stopped", build);
    }

    @Test
    public void aBuildThatFailedBeforeDoesNotWait() throws Exception {
        project.getBuildersList().add(new FailureBuilder());
        FreeStyleBuild build = JENKINS.buildAndAssertStatus(Result.FAILURE, project);
        assertNull(build.getAction(DeploymentsAction.class));
    }

    @Test
    public void aMistakeInTheConfigurationIsNamed() throws Exception {
        action.setServiceName("both");
        JENKINS.assertLogContains(
                "Set either serviceId or serviceName", JENKINS.buildAndAssertStatus(Result.FAILURE, project));
    }

    private FreeStyleBuild running(SimulatedUpdate update) throws Exception {
        FreeStyleBuild build = project.scheduleBuild2(0).waitForStart();
        return Lab.awaitRunning(JENKINS, build, update);
    }
}
