package io.jenkins.plugins.modelarts.faults;

import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The directory of a build becomes read-only while the build waits. */
public class ReadOnlyBuildTest {

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
    public void aPipelineHasTheRightVerdict() throws Exception {
        String step = "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "', pollSeconds: 2)";
        assertVerdict(Lab.start(JENKINS, step));
    }

    @Test
    public void aFreestyleBuildHasTheRightVerdict() throws Exception {
        FreeStyleProject job = JENKINS.createFreeStyleProject();
        job.getPublishersList().add(Lab.publisher(Lab.SERVICE_ID));
        assertVerdict(job.scheduleBuild2(0).waitForStart());
    }

    private void assertVerdict(Run<?, ?> build) throws Exception {
        Lab.awaitRunning(JENKINS, build, update);
        disk.makeReadOnly(build.getRootDir().toPath());
        update.result("FAIL");
        Lab.end(JENKINS, build, Result.FAILURE);
        assertEquals(Outcome.FAIL, Lab.deployment(build).outcome());
        JENKINS.assertLogContains("could not write the page of the deployment", build);
        JENKINS.assertLogContains("Read-only file system", build);
        Pages.assertOpen(JENKINS.getURL(), List.of(build.getParent().getName()));
    }
}
