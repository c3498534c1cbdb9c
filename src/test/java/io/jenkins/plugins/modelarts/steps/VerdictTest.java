package io.jenkins.plugins.modelarts.steps;

import static org.junit.Assert.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.runtime.FakeTimeRuntime;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** Which update a step without a block judges when a build or a service has several, and when a clock is set. */
public class VerdictTest {

    private static final FakeTime TIME = FakeTime.fast(10);

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    private static final String LOGS = ".*/logs";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Before
    public void setUp() throws Exception {
        GateStep.reset();
        lab.simulator().clock(TIME.clock());
        lab.setUp();
        lab.service().lastWeeksUpdate();
    }

    @Test
    public void aSecondWaitDoesNotJudgeTheFirstUpdateAgain() throws Exception {
        WorkflowRun run = atGate(Lab.STEP, Lab.STEP);
        lab.simulator().requests().clear();
        GateStep.open("gate");
        // With the second request the wait has seen the first update, and has not judged it.
        lab.simulator().requests().awaitRequests(LOGS, 2, SOON);
        lab.service().update(lab.soon() + 5, "FAIL");
        Lab.end(JENKINS, run, Result.FAILURE);
        assertEquals(Outcome.SUCCESS, Lab.deployments(run).get(0).outcome());
        assertEquals(Outcome.FAIL, Lab.deployments(run).get(1).outcome());
    }

    @Test
    public void aSecondWaitByNameJudgesTheSecondUpdate() throws Exception {
        WorkflowRun run =
                atGate(Lab.STEP, "modelartsServiceLogs(serviceName: '" + Lab.SERVICE_NAME + "', pollSeconds: 2)");
        lab.service().update(lab.soon() + 5, "FAIL");
        GateStep.open("gate");
        Lab.end(JENKINS, run, Result.FAILURE);
        assertEquals(Outcome.FAIL, Lab.deployments(run).get(1).outcome());
        JENKINS.assertLogNotContains("Several updates may belong to this build", run);
    }

    @Test
    public void aRetryDoesNotJudgeTheFailedUpdateAgain() throws Exception {
        SimulatedUpdate first = lab.service().update(lab.soon(), "FAIL");
        WorkflowRun run = Lab.start(
                JENKINS,
                "def n = 0; retry(2) { if (n++ == 1) { gate 'gate' }; def u = " + Lab.STEP
                        + "; echo \"judged ${u.updateTime}\" }");
        GateStep.awaitReached("gate");
        lab.service().update(first.updateTime() + 1, "SUCCESS");
        GateStep.open("gate");
        Lab.end(JENKINS, run, Result.SUCCESS);
        JENKINS.assertLogContains("judged " + (first.updateTime() + 1), run);
    }

    @Test
    public void anUpdateByItsTimeIsJudgedAgain() throws Exception {
        WorkflowRun run =
                atGate(Lab.STEP, "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "', updateTime: u.updateTime)");
        GateStep.open("gate");
        Lab.end(JENKINS, run, Result.SUCCESS);
        assertEquals(2, Lab.deployments(run).size());
    }

    @Test
    public void severalUnseenUpdatesDoNotSucceedWhileOneFailed() throws Exception {
        long failed = lab.soon();
        lab.service().update(failed, "FAIL");
        lab.service().update(failed + 1, "SUCCESS");
        WorkflowRun run = Lab.build(JENKINS, Lab.STEP, Result.FAILURE);
        assertEquals(failed, (long) Lab.deployment(run).updateTime());
        JENKINS.assertLogContains("Several updates may belong to this build", run);
        JENKINS.assertLogContains("updateTime", run);
    }

    @Test
    public void aClockSetForwardDoesNotEndTheWait() throws Exception {
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        WorkflowRun run = Lab.awaitRunning(JENKINS, Lab.start(JENKINS, Lab.STEP), update);
        lab.simulator().requests().clear();
        TIME.setClockAhead(Duration.ofHours(1));
        lab.simulator().requests().awaitRequests(LOGS, 2, SOON);
        update.result("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
    }

    @Test
    public void aClockThatWasCorrectedAdmitsNoOlderUpdate() throws Exception {
        // The clock of this machine is an hour behind when the build starts, and then it is corrected.
        TIME.setClockAhead(Duration.ofHours(-1));
        WorkflowRun run = Lab.start(JENKINS, "gate 'gate'; " + Lab.STEP);
        GateStep.awaitReached("gate");
        TIME.setClockAhead(Duration.ofHours(1));
        lab.service().update(lab.simulator().now().minus(Duration.ofMinutes(30)).toEpochMilli(), "SUCCESS");
        GateStep.open("gate");
        lab.simulator().requests().awaitRequests(LOGS, 2, SOON);
        lab.service().update(lab.soon(), "FAIL");
        Lab.end(JENKINS, run, Result.FAILURE);
        assertEquals(Outcome.FAIL, Lab.deployment(run).outcome());
    }

    /** Runs one step, which succeeds, and stops before another one. */
    private WorkflowRun atGate(String first, String second) throws Exception {
        lab.service().update(lab.soon(), "SUCCESS");
        WorkflowRun run = Lab.start(JENKINS, "def u = " + first + "; gate 'gate'; " + second);
        GateStep.awaitReached("gate");
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
