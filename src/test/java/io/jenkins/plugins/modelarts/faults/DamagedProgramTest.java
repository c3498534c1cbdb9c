package io.jenkins.plugins.modelarts.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Pipeline cannot read the state of its waits after a restart. */
public class DamagedProgramTest {

    private static final List<Damage> DAMAGES = Damage.OF_XML;

    @Rule(order = 1)
    public final Lab lab = new Lab();

    @Rule(order = 2)
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void aBuildWithoutItsProgramFailsAndSaysSo() throws Throwable {
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        sessions.then(jenkins -> {
            lab.setUp();
            for (Damage damage : DAMAGES) {
                WorkflowJob job = jenkins.createProject(WorkflowJob.class, damage.name());
                Lab.awaitRunning(
                        jenkins, Lab.start(job, "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "')"), update);
            }
        });
        update.result("SUCCESS");
        for (Damage damage : DAMAGES) {
            Path jobs = sessions.getHome().toPath().resolve("jobs");
            damage.to(jobs.resolve(damage.name()).resolve("builds/1/program.dat"));
        }
        sessions.then(jenkins -> {
            for (Damage damage : DAMAGES) {
                assertEnd(jenkins, damage.name());
            }
            Pages.assertOpen(
                    jenkins.getURL(), DAMAGES.stream().map(Damage::name).toList());
        });
    }

    private static void assertEnd(JenkinsRule jenkins, String job) throws Exception {
        WorkflowRun run =
                jenkins.jenkins.getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
        Lab.end(jenkins, run, Result.FAILURE);
        assertEquals(job, Outcome.ABORTED, Lab.deployment(run).outcome());
        assertThat(Lab.deployment(run).reason(), containsString("build ended before its wait"));
    }
}
