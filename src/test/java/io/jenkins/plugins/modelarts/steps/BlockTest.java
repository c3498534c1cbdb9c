package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import hudson.model.Result;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.runtime.FakeTimeRuntime;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.time.Duration;
import java.util.List;
import org.apache.commons.lang3.SerializationUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** The step with a block: it judges the update that is newer than those before the block. */
public class BlockTest {

    /** Two requests are two seconds apart. */
    private static final FakeTime TIME = FakeTime.fast(10);

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    private static final String LOGS = ".*/logs";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WAIT = "gate 'deploy'";

    /** Far from the time of the build: no clock is compared. */
    private static final long YEARS_AGO = 1_500_000_000_000L;

    @Before
    public void setUp() throws Exception {
        GateStep.reset();
        lab.simulator().clock(TIME.clock());
        lab.setUp();
    }

    @Test
    public void onlyAnUpdateNewerThanThoseBeforeCounts() throws Exception {
        lab.service().update(YEARS_AGO, "FAIL");
        WorkflowRun run = deploying(Lab.STEP + " { " + WAIT + " }");
        SimulatedUpdate update = lab.service().update(YEARS_AGO + 1, "RUNNING");
        GateStep.open("deploy");
        Lab.awaitRunning(JENKINS, run, update);
        update.result("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
        assertEquals(YEARS_AGO + 1, (long) Lab.deployment(run).updateTime());
    }

    @Test
    public void theUpdateOfTheBlockCanFailTheBuild() throws Exception {
        lab.service().lastWeeksUpdate();
        WorkflowRun run = deploying(Lab.STEP + " { " + WAIT + " }");
        lab.service().update(lab.soon(), "FAIL");
        GateStep.open("deploy");
        Lab.end(JENKINS, run, Result.FAILURE);
        assertEquals(Outcome.FAIL, Lab.deployment(run).outcome());
    }

    @Test
    public void withoutAnyUpdateBeforeTheFirstOneCounts() throws Exception {
        WorkflowRun run = deploying(Lab.STEP + " { " + WAIT + " }");
        JENKINS.assertLogContains("ModelArts has no record of an update before the deployment", run);
        lab.service().update(YEARS_AGO, "SUCCESS");
        GateStep.open("deploy");
        Lab.end(JENKINS, run, Result.SUCCESS);
    }

    @Test
    public void theStepReturnsTheJudgedUpdate() throws Exception {
        WorkflowRun run =
                deploying("def u = " + Lab.STEP + " { " + WAIT + " }; echo \"got ${u.result} ${u.updateTime}\"");
        lab.service().update(YEARS_AGO, "SUCCESS");
        GateStep.open("deploy");
        Lab.end(JENKINS, run, Result.SUCCESS);
        JENKINS.assertLogContains("got SUCCESS " + YEARS_AGO, run);
    }

    @Test
    public void whatTheBlockThrowsIsTheStepsError() throws Exception {
        lab.service().lastWeeksUpdate();
        String script = "try { " + Lab.STEP + " { error 'no such image' } } catch (e) { echo \"caught ${e.message}\" }";
        WorkflowRun run = Lab.build(JENKINS, script, Result.SUCCESS);
        JENKINS.assertLogContains("caught no such image", run);
        assertEquals(Outcome.NOT_JUDGED, Lab.deployment(run).outcome());
        assertThat(Lab.deployment(run).reason(), containsString("no update was judged"));
        assertNull(Lab.deployment(run).updateTime());
        assertEquals(
                "nothing is asked after the block",
                1,
                lab.simulator().requests().count("GET", LOGS));
    }

    @Test
    public void thePageSaysDeployingWhileTheBlockRuns() throws Exception {
        lab.service().lastWeeksUpdate();
        WorkflowRun run = deploying(Lab.STEP + " { " + WAIT + " }");
        assertThat(DeploymentsAction.of(run).get(0).status(), containsString("deploying"));
        run.getExecutor().doStop();
        Lab.end(JENKINS, run, Result.ABORTED);
    }

    @Test
    public void abortingInTheBlockEndsTheStep() throws Exception {
        lab.service().lastWeeksUpdate();
        WorkflowRun run = deploying(Lab.STEP + " { " + WAIT + " }");
        run.getExecutor().doStop();
        Lab.end(JENKINS, run, Result.ABORTED);
        assertEquals(Outcome.NOT_JUDGED, Lab.deployment(run).outcome());
    }

    @Test
    public void abortingAfterTheBlockEndsTheWait() throws Exception {
        lab.service().lastWeeksUpdate();
        WorkflowRun run = deploying(Lab.STEP + " { " + WAIT + " }");
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        GateStep.open("deploy");
        Lab.awaitRunning(JENKINS, run, update);
        run.getExecutor().doStop();
        Lab.end(JENKINS, run, Result.ABORTED);
        assertEquals(Outcome.ABORTED, Lab.deployment(run).outcome());
    }

    @Test
    public void abortingBeforeTheBlockKeepsItFromRunning() throws Exception {
        lab.simulator().faults().on(LOGS).next(Fault.noAnswer());
        WorkflowRun run = Lab.start(JENKINS, Lab.STEP + " { echo 'deployed' }");
        lab.simulator().requests().awaitRequests(LOGS, 1, SOON);
        run.getExecutor().doStop();
        Lab.end(JENKINS, run, Result.ABORTED);
        JENKINS.assertLogNotContains("deployed", run);
    }

    @Test
    public void theBlockDoesNotRunWithoutABaseline() throws Exception {
        lab.simulator().faults().on(LOGS).always(Fault.status(403));
        WorkflowRun run = Lab.build(JENKINS, Lab.STEP + " { echo 'deployed' }", Result.FAILURE);
        JENKINS.assertLogNotContains("deployed", run);
        JENKINS.assertLogContains("so it did not run the block", run);
        assertEquals(Outcome.ERROR, Lab.deployment(run).outcome());
    }

    @Test
    public void anOldResponseOfACacheIsNoBaseline() throws Exception {
        lab.service().lastWeeksUpdate();
        lab.simulator().faults().on(LOGS).next(3, Fault.cached());
        Lab.build(
                JENKINS,
                "echo \"${modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "', wait: false).result}\"",
                Result.SUCCESS);
        SimulatedUpdate others = lab.service().update(lab.soon(), "SUCCESS");
        WorkflowRun run = Lab.start(JENKINS, Lab.STEP + " { " + WAIT + " }");
        GateStep.awaitReached("deploy");
        JENKINS.assertLogContains("A cache between Jenkins and", run);
        lab.service().update(others.updateTime() + 1, "FAIL");
        GateStep.open("deploy");
        Lab.end(JENKINS, run, Result.FAILURE);
    }

    @Test
    public void aTimeAndABlockContradictEachOther() throws Exception {
        for (String time : new String[] {"updateTime: 5", "since: 5"}) {
            String step = "modelartsServiceLogs(serviceId: 'mnist', " + time + ")";
            WorkflowRun run = Lab.build(JENKINS, step + " { echo 'deployed' }", Result.FAILURE);
            JENKINS.assertLogContains("Remove updateTime and since, or remove the block", run);
            JENKINS.assertLogNotContains("deployed", run);
        }
    }

    @Test
    public void aSecondBlockJudgesTheSecondUpdate() throws Exception {
        lab.service().lastWeeksUpdate();
        String step = Lab.STEP;
        WorkflowRun run = deploying(step + " { gate 'deploy' }; " + step + " { gate 'second' }");
        lab.service().update(YEARS_AGO * 2, "SUCCESS");
        GateStep.open("deploy");
        GateStep.awaitReached("second");
        lab.service().update(YEARS_AGO * 2 + 1, "FAIL");
        GateStep.open("second");
        Lab.end(JENKINS, run, Result.FAILURE);
        assertThat(Lab.deployments(run), hasSize(2));
        assertEquals(Outcome.SUCCESS, Lab.deployments(run).get(0).outcome());
        assertEquals(Outcome.FAIL, Lab.deployments(run).get(1).outcome());
    }

    @Test
    public void aRetryJudgesItsOwnUpdate() throws Exception {
        lab.service().lastWeeksUpdate();
        WorkflowRun run =
                deploying("def gates = ['deploy', 'again']; retry(2) { " + Lab.STEP + " { gate gates.remove(0) } }");
        lab.service().update(lab.soon(), "FAIL");
        GateStep.open("deploy");
        GateStep.awaitReached("again");
        lab.service().update(lab.soon() + 1, "SUCCESS");
        GateStep.open("again");
        Lab.end(JENKINS, run, Result.SUCCESS);
        assertEquals(Outcome.FAIL, Lab.deployments(run).get(0).outcome());
        assertEquals(Outcome.SUCCESS, Lab.deployments(run).get(1).outcome());
    }

    @Test
    public void insideOfNodeParallelAndTimeout() throws Exception {
        lab.service().lastWeeksUpdate();
        lab.simulator().service("other", "other");
        WorkflowRun run = deploying("node { timeout(10) { parallel(one: { " + Lab.STEP + " { " + WAIT
                + " } }, other: { modelartsServiceLogs(serviceId: 'other', pollSeconds: 2) { gate 'other' } }) } }");
        GateStep.awaitReached("other");
        lab.service().update(lab.soon(), "SUCCESS");
        lab.simulator().service("other").update(lab.soon(), "SUCCESS");
        GateStep.open("deploy");
        GateStep.open("other");
        Lab.end(JENKINS, run, Result.SUCCESS);
        assertThat(Lab.deployments(run), hasSize(2));
    }

    /** Starts a build and waits until its block runs. */
    /** Pipeline writes its program at any time, also between the baseline and the start of the block. */
    @Test
    public void aBlockThatDidNotStartBeginsAnewAfterARestart() throws Exception {
        WaitState state = afterBaseline();
        WaitState restarted = SerializationUtils.clone(state);
        restarted.resumed(2);
        assertEquals(WaitState.Phase.BASELINE, restarted.phase());
        state.blockStarted();
        restarted = SerializationUtils.clone(state);
        restarted.resumed(2);
        assertEquals(WaitState.Phase.BLOCK, restarted.phase());
    }

    private static WaitState afterBaseline() throws Exception {
        WorkflowRun run = Lab.build(JENKINS, "echo 'no wait'", Result.SUCCESS);
        ModelArtsServiceLogsStep step = new ModelArtsServiceLogsStep();
        step.setServiceId(Lab.SERVICE_ID);
        WaitState state = WaitState.of(step, true, WaitStart.of(run));
        state.blockBegins(new ServiceLogs(Lab.SERVICE_ID, Lab.SERVICE_NAME, List.of()), 1);
        return state;
    }

    private static WorkflowRun deploying(String script) throws Exception {
        WorkflowRun run = Lab.start(JENKINS, script);
        GateStep.awaitReached("deploy");
        return run;
    }

    /** Puts the plugin into the time of this test. */
    @TestExtension
    public static final class Runtime extends FakeTimeRuntime {
        public Runtime() {
            super(TIME);
        }
    }
}
