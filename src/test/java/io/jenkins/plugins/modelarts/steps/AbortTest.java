package io.jenkins.plugins.modelarts.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import hudson.Util;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.runtime.FakeTimeRuntime;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.io.File;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** Stopping a build stops its wait and nothing else. A minute passes within two seconds. */
public class AbortTest {

    private static final FakeTime TIME = FakeTime.fast(30);

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    private static final String LOGS = ".*/" + Lab.SERVICE_ID + "/logs";
    private static final String OTHER_LOGS = ".*/other/logs";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String STEP = "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "')";

    private SimulatedUpdate update;
    private SimulatedUpdate others;

    @Before
    public void setUp() throws Exception {
        lab.simulator().clock(TIME.clock());
        lab.setUp();
        update = lab.service().update(lab.soon(), "RUNNING");
        others = lab.simulator().service("other", "other").update(lab.soon(), "RUNNING");
    }

    @Test
    public void anAbortedBuildStopsWaitingAndLeavesTheDeploymentAlone() throws Exception {
        WorkflowRun run = running(STEP);
        run.getExecutor().doStop();
        Lab.end(JENKINS, run, Result.ABORTED);
        JENKINS.assertLogContains("The deployment at ModelArts was not stopped", run);
        assertEquals(Outcome.ABORTED, Lab.deployment(run).outcome());
        nothingMoreIsAsked();
    }

    @Test
    public void aRequestUnderWayKeepsNobodyFromAborting() throws Exception {
        lab.simulator().faults().on(LOGS).next(Fault.noAnswer());
        WorkflowRun run = Lab.start(JENKINS, STEP);
        lab.simulator().requests().awaitRequests(LOGS, 1, SOON);
        run.getExecutor().doStop();
        Lab.end(JENKINS, run, Result.ABORTED);
        assertEquals(Outcome.ABORTED, Lab.deployment(run).outcome());
    }

    @Test
    public void theTimeOfAnEnclosingStepCountsToo() throws Exception {
        WorkflowRun run = Lab.end(
                JENKINS, Lab.start(JENKINS, "timeout(time: 2, unit: 'SECONDS') { " + STEP + " }"), Result.ABORTED);
        assertEquals(Outcome.ABORTED, Lab.deployment(run).outcome());
    }

    @Test
    public void aBranchThatFailsEndsTheOtherOnesWait() throws Exception {
        WorkflowRun run = Lab.start(
                JENKINS,
                "parallel(failFast: true, one: { " + STEP + " }, other: { modelartsServiceLogs(serviceId: 'other') })");
        Lab.awaitRunning(JENKINS, run, update);
        others.result("FAIL");
        Lab.end(JENKINS, run, Result.FAILURE);
        assertEquals(
                1,
                Lab.deployments(run).stream()
                        .filter(deployment -> deployment.outcome() == Outcome.ABORTED)
                        .count());
    }

    @Test
    public void aBuildCanWaitAgainAfterACaughtFailure() throws Exception {
        WorkflowRun run = Lab.start(JENKINS, "catchError(buildResult: 'SUCCESS') { " + STEP + " }; " + STEP);
        Lab.awaitRunning(JENKINS, run, update);
        update.result("FAIL");
        JENKINS.waitForMessage("failed: ", run);
        lab.service().remove(update);
        lab.service().update(update.updateTime() + 1, "SUCCESS");
        JENKINS.waitForCompletion(run);
        assertEquals(2, Lab.deployments(run).size());
    }

    @Test
    public void aTerminatedBuildIsNotAskedForAnyLonger() throws Exception {
        WorkflowRun run = running(STEP);
        run.doTerm();
        JENKINS.waitForCompletion(run);
        nothingMoreIsAsked();
    }

    @Test
    public void aKilledBuildIsNotAskedForAnyLonger() throws Exception {
        WorkflowRun run = running(STEP);
        run.doKill();
        JENKINS.waitForCompletion(run);
        nothingMoreIsAsked();
    }

    @Test
    public void aBuildWithoutItsDirectorySendsAndKeepsNothing() throws Exception {
        WorkflowRun run = running(STEP);
        Util.deleteRecursive(run.getRootDir());
        nothingMoreIsAsked();
        assertFalse(new File(run.getRootDir(), "modelarts").exists());
    }

    @Test
    public void aDeletedJobLeavesNothingBehind() throws Exception {
        WorkflowRun run = running(STEP);
        run.getParent().delete();
        assertFalse(run.getParent().getRootDir().exists());
        nothingMoreIsAsked();
    }

    private WorkflowRun running(String script) throws Exception {
        WorkflowRun run = Lab.start(JENKINS, script);
        Lab.awaitRunning(JENKINS, run, update);
        return run;
    }

    /**
     * Another wait serves as the clock: while it sends ten requests, the first wait sends at most the one under way.
     */
    private void nothingMoreIsAsked() throws Exception {
        lab.simulator().requests().clear();
        WorkflowRun other = Lab.start(JENKINS, "modelartsServiceLogs(serviceId: 'other', pollSeconds: 5)");
        lab.simulator().requests().awaitRequests(OTHER_LOGS, 10, SOON);
        others.result("SUCCESS");
        Lab.end(JENKINS, other, Result.SUCCESS);
        long asked = lab.simulator().requests().count("GET", LOGS);
        assertFalse("asked " + asked + " times", asked > 1);
    }

    /** Puts the plugin into the time of this test. */
    @TestExtension
    public static final class Runtime extends FakeTimeRuntime {
        public Runtime() {
            super(TIME);
        }
    }
}
