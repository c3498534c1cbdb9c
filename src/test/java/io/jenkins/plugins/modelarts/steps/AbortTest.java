package io.jenkins.plugins.modelarts.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import hudson.Util;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.runtime.FastTime;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import java.io.File;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Whoever stops a build stops its wait, and nothing else. A minute passes within two seconds. */
public class AbortTest {

    @ClassRule(order = 0)
    public static final FastTime TIME = new FastTime(30);

    @ClassRule(order = 1)
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
        end(run, Result.ABORTED);
        JENKINS.assertLogContains("The deployment at ModelArts was not stopped", run);
        assertEquals(Outcome.ABORTED, outcome(run));
        nothingMoreIsAsked();
    }

    @Test
    public void aRequestUnderWayKeepsNobodyFromAborting() throws Exception {
        lab.simulator().faults().on(LOGS).next(Fault.noAnswer());
        WorkflowRun run = Lab.start(JENKINS, STEP);
        lab.simulator().requests().awaitRequests(LOGS, 1, SOON);
        run.getExecutor().doStop();
        end(run, Result.ABORTED);
        assertEquals(Outcome.ABORTED, outcome(run));
    }

    @Test
    public void theTimeOfAnEnclosingStepCountsToo() throws Exception {
        WorkflowRun run = end(Lab.start(JENKINS, "timeout(time: 2, unit: 'SECONDS') { " + STEP + " }"), Result.ABORTED);
        assertEquals(Outcome.ABORTED, outcome(run));
    }

    @Test
    public void aBranchThatFailsEndsTheOtherOnesWait() throws Exception {
        WorkflowRun run = Lab.start(
                JENKINS,
                "parallel(failFast: true, one: { " + STEP + " }, other: { modelartsServiceLogs(serviceId: 'other') })");
        JENKINS.waitForMessage(update.updateTime() + "): RUNNING", run);
        others.result("FAIL");
        end(run, Result.FAILURE);
        assertEquals(
                1,
                run.getAction(DeploymentsAction.class).getDeployments().stream()
                        .filter(deployment -> deployment.getOutcome() == Outcome.ABORTED)
                        .count());
    }

    @Test
    public void aBuildMayWaitAgainAfterAFailureThatItCaught() throws Exception {
        WorkflowRun run = Lab.start(JENKINS, "catchError(buildResult: 'SUCCESS') { " + STEP + " }; " + STEP);
        JENKINS.waitForMessage(update.updateTime() + "): RUNNING", run);
        update.result("FAIL");
        JENKINS.waitForMessage("failed: ", run);
        lab.service().remove(update);
        lab.service().update(update.updateTime() + 1, "SUCCESS");
        JENKINS.waitForCompletion(run);
        assertEquals(2, run.getAction(DeploymentsAction.class).getDeployments().size());
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
    public void aBuildWhoseDirectoryIsGoneIsNotAskedForNorKept() throws Exception {
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
        JENKINS.waitForMessage(update.updateTime() + "): RUNNING", run);
        return run;
    }

    /** Another wait is the clock: while it asks ten times, nobody asks about the first service twice. */
    private void nothingMoreIsAsked() throws Exception {
        lab.simulator().requests().clear();
        WorkflowRun other = Lab.start(JENKINS, "modelartsServiceLogs(serviceId: 'other', pollSeconds: 5)");
        lab.simulator().requests().awaitRequests(OTHER_LOGS, 10, SOON);
        others.result("SUCCESS");
        end(other, Result.SUCCESS);
        long asked = lab.simulator().requests().count("GET", LOGS);
        assertFalse("asked " + asked + " times", asked > 1);
    }

    private static Outcome outcome(WorkflowRun run) {
        return run.getAction(DeploymentsAction.class).getDeployments().get(0).getOutcome();
    }

    private static WorkflowRun end(WorkflowRun run, Result result) throws Exception {
        return JENKINS.assertBuildStatus(result, JENKINS.waitForCompletion(run));
    }
}
