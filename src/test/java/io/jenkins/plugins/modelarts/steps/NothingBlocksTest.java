package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.simulator.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A cloud that never responds only delays the builds that wait for it. */
public class NothingBlocksTest {

    private static final int WAITS = 30;

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    @Test
    public void otherBuildsAreUnhindered() throws Exception {
        lab.setUp();
        List<WorkflowRun> waiting = waitForSilence();

        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(Lab.start(JENKINS, "echo 'hello'; sleep 1")));
        FreeStyleProject other = JENKINS.createFreeStyleProject();
        JENKINS.buildAndAssertSuccess(other);
        assertEquals(
                "the timer of Jenkins", 1, (int) Timer.get().submit(() -> 1).get(10, TimeUnit.SECONDS));
        assertTrue(waiting.stream().allMatch(WorkflowRun::isBuilding));
        assertThat(
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().matches("ModelArts( network)? \\[.*"))
                        .count(),
                lessThanOrEqualTo(5L));

        for (WorkflowRun run : waiting) {
            run.getExecutor().doStop();
        }
        for (WorkflowRun run : waiting) {
            JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        }
    }

    private List<WorkflowRun> waitForSilence() throws Exception {
        lab.simulator().faults().on(".*/logs").always(Fault.noAnswer());
        List<WorkflowRun> waiting = new ArrayList<>();
        for (int i = 0; i < WAITS; i++) {
            lab.simulator().service("s" + i, "s" + i);
            waiting.add(Lab.start(JENKINS, "modelartsServiceLogs(serviceId: 's" + i + "')"));
        }
        lab.simulator().requests().awaitRequests(".*/logs", WAITS, Duration.ofSeconds(30));
        return waiting;
    }
}
