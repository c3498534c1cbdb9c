package io.jenkins.plugins.modelarts.faults;

import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Jenkins stops in order while a post-build action waits. */
public class StoppedFreestyleTest {

    @Rule(order = 1)
    public final Lab lab = new Lab();

    @Rule(order = 2)
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void theBuildAndItsWaitAreAborted() throws Throwable {
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        sessions.then(jenkins -> {
            lab.setUp();
            FreeStyleProject job = jenkins.createFreeStyleProject("job");
            job.getPublishersList().add(Lab.publisher(Lab.SERVICE_ID));
            Lab.awaitRunning(jenkins, job.scheduleBuild2(0).waitForStart(), update);
        });
        update.result("SUCCESS");
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.jenkins
                    .getItemByFullName("job", FreeStyleProject.class)
                    .getBuildByNumber(1);
            assertEquals(Result.ABORTED, build.getResult());
            assertEquals(Outcome.ABORTED, Lab.deployment(build).outcome());
            Pages.assertOpen(jenkins.getURL(), List.of("job"));
        });
    }
}
