package io.jenkins.plugins.modelarts.faults;

import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The disk of a job is full when its wait ends, or the directory of its build has become read-only. */
public class UnwritableDiskTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule(order = 1)
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule(order = 2)
    public final Lab lab = new Lab();

    @Rule(order = 3)
    public final SmallDisk disk = new SmallDisk();

    private SimulatedUpdate update;

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        update = lab.service().update(lab.soon(), "RUNNING");
    }

    @Test
    public void aFreestyleBuildHasTheRightVerdictAndPage() throws Exception {
        FreeStyleProject job = onSmallDisk(JENKINS.createFreeStyleProject("full"));
        job.getPublishersList().add(Lab.publisher(Lab.SERVICE_ID));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        Lab.awaitRunning(JENKINS, build, update);
        disk.fill();
        update.result("SUCCESS");
        Lab.end(JENKINS, build, Result.SUCCESS);
        assertEquals(Outcome.SUCCESS, Lab.deployment(build).outcome());
        Pages.assertOpen(JENKINS.getURL(), List.of("full"));
    }

    @Test
    public void aPipelineFailsIfItsUpdateFailed() throws Exception {
        WorkflowRun run = waitOnAFullDisk("FAIL");
        Lab.end(JENKINS, run, Result.FAILURE);
        assertEquals(Outcome.FAIL, Lab.deployment(run).outcome());
        Pages.assertOpen(JENKINS.getURL(), List.of("full"));
    }

    @Test
    public void aPipelineSucceedsAndSaysWhatIsNotWritten() throws Exception {
        WorkflowRun run = waitOnAFullDisk("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
        assertEquals(Outcome.SUCCESS, Lab.deployment(run).outcome());
        JENKINS.assertLogContains("could not write the page of the deployment: java.io.IOException: No space", run);
    }

    @Test
    public void aPipelineInAReadOnlyDirectoryHasTheRightVerdict() throws Exception {
        assertVerdictInReadOnlyDirectory(Lab.start(JENKINS, Lab.STEP));
    }

    @Test
    public void aFreestyleBuildInAReadOnlyDirectoryHasTheRightVerdict() throws Exception {
        FreeStyleProject job = JENKINS.createFreeStyleProject();
        job.getPublishersList().add(Lab.publisher(Lab.SERVICE_ID));
        assertVerdictInReadOnlyDirectory(job.scheduleBuild2(0).waitForStart());
    }

    private void assertVerdictInReadOnlyDirectory(Run<?, ?> build) throws Exception {
        Lab.awaitRunning(JENKINS, build, update);
        disk.makeReadOnly(build.getRootDir().toPath());
        update.result("FAIL");
        Lab.end(JENKINS, build, Result.FAILURE);
        assertEquals(Outcome.FAIL, Lab.deployment(build).outcome());
        JENKINS.assertLogContains("could not write the page of the deployment", build);
        JENKINS.assertLogContains("Read-only file system", build);
        Pages.assertOpen(JENKINS.getURL(), List.of(build.getParent().getName()));
    }

    private WorkflowRun waitOnAFullDisk(String result) throws Exception {
        WorkflowJob job = onSmallDisk(JENKINS.createProject(WorkflowJob.class, "full"));
        WorkflowRun run = Lab.start(job, Lab.STEP);
        Lab.awaitRunning(JENKINS, run, update);
        disk.fill();
        update.result(result);
        return run;
    }

    private <J extends Job<?, ?>> J onSmallDisk(J job) throws Exception {
        disk.mount(job.getRootDir().toPath());
        job.save();
        return job;
    }
}
