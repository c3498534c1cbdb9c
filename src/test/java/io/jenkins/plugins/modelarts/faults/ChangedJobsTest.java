package io.jenkins.plugins.modelarts.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
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

/** Somebody renames, moves or deletes a job while its build waits. */
public class ChangedJobsTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule(order = 1)
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule(order = 2)
    public final Lab lab = new Lab();

    private SimulatedUpdate update;

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        update = lab.service().update(lab.soon(), "RUNNING");
    }

    @Test
    public void aRenamedPipelineGetsItsVerdictAndPages() throws Exception {
        WorkflowRun run = waiting(JENKINS.createProject(WorkflowJob.class, "old"));
        run.getParent().renameTo("new");
        assertVerdict(run);
        Pages.assertOpen(JENKINS.getURL(), List.of("new"));
    }

    @Test
    public void aMovedPipelineGetsItsVerdictAndPages() throws Exception {
        WorkflowRun run = waiting(JENKINS.createProject(WorkflowJob.class, "moved"));
        Items.move(run.getParent(), JENKINS.createProject(Folder.class, "folder"));
        assertVerdict(run);
        Pages.assertOpen(JENKINS.getURL(), List.of("folder/job/moved"));
    }

    @Test
    public void aRenamedFreestyleJobGetsItsVerdictAndPages() throws Exception {
        FreeStyleBuild build = waiting(JENKINS.createFreeStyleProject("old"));
        build.getParent().renameTo("new");
        assertVerdict(build);
        Pages.assertOpen(JENKINS.getURL(), List.of("new"));
    }

    @Test
    public void aDeletedFreestyleJobStaysDeleted() throws Exception {
        FreeStyleBuild build = waiting(JENKINS.createFreeStyleProject("gone"));
        build.getParent().delete();
        JENKINS.waitForCompletion(build);
        assertFalse(build.getParent().getRootDir().exists());
    }

    private WorkflowRun waiting(WorkflowJob job) throws Exception {
        WorkflowRun run = Lab.start(job, Lab.STEP);
        return Lab.awaitRunning(JENKINS, run, update);
    }

    private FreeStyleBuild waiting(FreeStyleProject job) throws Exception {
        job.getPublishersList().add(Lab.publisher(Lab.SERVICE_ID));
        return Lab.awaitRunning(JENKINS, job.scheduleBuild2(0).waitForStart(), update);
    }

    private void assertVerdict(Run<?, ?> run) throws Exception {
        update.result("FAIL");
        Lab.end(JENKINS, run, Result.FAILURE);
        Job<?, ?> job = run.getParent();
        assertThat(new HistoryFile(job).newestFirst(), hasSize(1));
        assertEquals(Outcome.FAIL, new HistoryFile(job).newestFirst().get(0).outcome());
        assertEquals(Outcome.FAIL, Lab.deployment(run).outcome());
    }
}
