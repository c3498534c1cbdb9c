package io.jenkins.plugins.modelarts.steps;

import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.ArtifactArchiver;
import hudson.tasks.Shell;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The environment variables for what follows the step or the post-build action in the same build. */
public class VariablesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule
    public final Lab lab = new Lab();

    private static final String SAY = "; echo \"is ${env.MODELARTS_RESULT} ${env.MODELARTS_UPDATE_TIME}"
            + " ${env.MODELARTS_SERVICE_ID} ${env.MODELARTS_REASON}\"";

    @Before
    public void setUp() throws Exception {
        lab.setUp();
    }

    @Test
    public void aScriptReadsThem() throws Exception {
        SimulatedUpdate update = lab.service().update(lab.soon(), "SUCCESS");
        WorkflowRun run = Lab.build(JENKINS, Lab.STEP + SAY, Result.SUCCESS);
        JENKINS.assertLogContains("is SUCCESS " + update.updateTime() + " " + Lab.SERVICE_ID + " null", run);
    }

    @Test
    public void aFailureThatIsCaughtLeavesThem() throws Exception {
        SimulatedUpdate update = lab.service().errorMsg("No memory.").update(lab.soon(), "FAIL");
        WorkflowRun run = Lab.build(JENKINS, "catchError { " + Lab.STEP + " }" + SAY, Result.FAILURE);
        JENKINS.assertLogContains("is FAIL " + update.updateTime() + " " + Lab.SERVICE_ID, run);
        JENKINS.assertLogContains("No memory.", run);
    }

    @Test
    public void theyAreNotSetBeforeTheFirstEnd() throws Exception {
        lab.service().update(lab.soon(), "SUCCESS");
        WorkflowRun run = Lab.build(JENKINS, "echo \"before ${env.MODELARTS_RESULT}\"; " + Lab.STEP, Result.SUCCESS);
        JENKINS.assertLogContains("before null", run);
    }

    @Test
    public void aShellInTheSameNodeSeesThem() throws Exception {
        lab.service().errorMsg("It's \"no\" memory.").update(lab.soon(), "FAIL");
        WorkflowRun run = Lab.build(
                JENKINS,
                "node { sh 'echo \"before [$MODELARTS_RESULT]\"'; catchError { " + Lab.STEP + " }; "
                        + "sh 'echo \"after [$MODELARTS_RESULT] $MODELARTS_REASON\"' }",
                Result.FAILURE);
        JENKINS.assertLogContains("before []", run);
        JENKINS.assertLogContains("after [FAIL]", run);
        JENKINS.assertLogContains("It's \"no\" memory.", run);
    }

    @Test
    public void theLastEndInParallelBranchesCounts() throws Exception {
        lab.simulator().service("other", "other").update(lab.soon(), "SUCCESS");
        SimulatedUpdate slow = lab.service().update(lab.soon(), "RUNNING");
        WorkflowRun run = Lab.start(
                JENKINS,
                "parallel(a: { " + Lab.STEP + " }, b: { " + Lab.STEP.replace(Lab.SERVICE_ID, "other")
                        + "; echo 'b is over' })" + SAY);
        JENKINS.waitForMessage("b is over", run);
        Lab.awaitRunning(JENKINS, run, slow);
        slow.result("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
        JENKINS.assertLogContains("is SUCCESS " + slow.updateTime() + " " + Lab.SERVICE_ID, run);
    }

    @Test
    public void aScriptMaySetItsOwn() throws Exception {
        lab.service().update(lab.soon(), "SUCCESS");
        WorkflowRun run = Lab.build(
                JENKINS,
                Lab.STEP + "; withEnv(['MODELARTS_RESULT=mine']) { echo \"is ${env.MODELARTS_RESULT}\" }",
                Result.SUCCESS);
        JENKINS.assertLogContains("is mine", run);
    }

    @Test
    public void aLaterPostBuildActionSeesThem() throws Exception {
        lab.service().update(lab.soon(), "SUCCESS");
        FreeStyleProject project = JENKINS.createFreeStyleProject();
        project.getBuildersList().add(new Shell("touch SUCCESS-" + Lab.SERVICE_ID));
        project.getPublishersList().add(Lab.publisher(Lab.SERVICE_ID));
        project.getPublishersList().add(new ArtifactArchiver("${MODELARTS_RESULT}-${MODELARTS_SERVICE_ID}"));
        FreeStyleBuild build = JENKINS.buildAndAssertSuccess(project);
        assertEquals(1, build.getArtifacts().size());
    }
}
