package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.Assert.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.runtime.FakeTimeRuntime;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.StringUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** What ends a wait without a result, and what the console says during a wait. A minute passes within a second. */
public class LimitsTest {

    private static final FakeTime TIME = FakeTime.fast(60);

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    private static final String LOGS = ".*/logs";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Before
    public void setUp() throws Exception {
        lab.simulator().clock(TIME.clock());
        lab.setUp();
    }

    @Test
    public void aMissingUpdateFailsTheBuildAfterTheGraceTime() throws Exception {
        lab.service().lastWeeksUpdate();
        WorkflowRun run = Lab.end(JENKINS, start(6), Result.FAILURE);
        assertEquals(Outcome.NO_UPDATE, Lab.deployment(run).outcome());
        JENKINS.assertLogContains("Only a change of the service's configuration makes one", run);
    }

    @Test
    public void anUpdateThatTakesTooLongFailsTheBuild() throws Exception {
        lab.service().update(soon(), "RUNNING");
        WorkflowRun run = Lab.end(JENKINS, start(1), Result.FAILURE);
        assertEquals(Outcome.TIMED_OUT, Lab.deployment(run).outcome());
        JENKINS.assertLogContains("its last result is RUNNING", run);
    }

    @Test
    public void twentyFaultsInARowFailTheBuild() throws Exception {
        lab.simulator().faults().on(LOGS).always(Fault.status(502));
        WorkflowRun run = Lab.end(JENKINS, start(60), Result.FAILURE);
        assertEquals(Outcome.ERROR, Lab.deployment(run).outcome());
        assertThat(Lab.deployment(run).reason(), containsString("HTTP 502"));
        assertEquals(20, lab.simulator().requests().count("GET", LOGS));
    }

    @Test
    public void theMessageNamesTheUnreachableHostAndWhatToCheck() throws Exception {
        lab.simulator().goDown();
        WorkflowRun run = Lab.end(JENKINS, start(60), Result.FAILURE);
        assertEquals(Outcome.ERROR, Lab.deployment(run).outcome());
        JENKINS.assertLogContains(lab.simulator().uri().getAuthority() + " cannot be reached", run);
        JENKINS.assertLogContains("Check the region's endpoint, the network of this machine", run);
    }

    @Test
    public void aMissingLastResponseDelaysTheEndByMinutes() throws Exception {
        SimulatedUpdate update = lab.service().update(soon(), "RUNNING");
        WorkflowRun run = start(2);
        Lab.awaitRunning(JENKINS, run, update);
        lab.simulator().faults().on(LOGS).always(Fault.noAnswer());
        Lab.end(JENKINS, run, Result.FAILURE);
        assertEquals(Outcome.TIMED_OUT, Lab.deployment(run).outcome());
        JENKINS.assertLogContains("not answered before the time was up", run);
        assertThat(
                Lab.deployment(run).end().waitedMillis(),
                lessThan(WaitDeadline.GRACE.plusMinutes(4).toMillis()));
    }

    @Test
    public void aSlowLastResponseStillCounts() throws Exception {
        SimulatedUpdate update = lab.service().update(soon(), "RUNNING");
        WorkflowRun run = start(2);
        Lab.awaitRunning(JENKINS, run, update);
        // Within these four seconds four minutes pass, so the deadline does.
        lab.simulator().faults().on(LOGS).next(Fault.delay(Duration.ofSeconds(4)));
        update.result("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
    }

    @Test
    public void aLongRetryAfterDoesNotProlongTheWait() throws Exception {
        lab.simulator().faults().on(LOGS).always(Fault.throttled(Duration.ofHours(5)));
        WorkflowRun run = Lab.end(JENKINS, start(2), Result.FAILURE);
        assertEquals(Outcome.ERROR, Lab.deployment(run).outcome());
        assertEquals(1, lab.simulator().requests().count("GET", LOGS));
        assertThat(
                Lab.deployment(run).end().waitedMillis(),
                lessThan(Duration.ofMinutes(4).toMillis()));
    }

    @Test
    public void aFaultInBetweenIsReportedOnceAndSurvived() throws Exception {
        lab.simulator().faults().on(LOGS).next(3, Fault.truncated());
        lab.service().update(soon(), "SUCCESS");
        WorkflowRun run = Lab.end(JENKINS, start(60), Result.SUCCESS);
        assertEquals(1, StringUtils.countMatches(JenkinsRule.getLog(run), "The request failed and will be repeated"));
        JENKINS.assertLogContains("ModelArts responds again", run);
    }

    @Test
    public void aWaitWithoutNewsIsReportedEveryFiveMinutes() throws Exception {
        SimulatedUpdate update = lab.service().update(soon(), "RUNNING");
        WorkflowRun run = start(60);
        JENKINS.waitForMessage("Still waiting", run);
        update.result("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
        JENKINS.assertLogContains(" min ", run);
    }

    @Test
    public void aNewerUpdateIsReportedAndNotJudged() throws Exception {
        SimulatedUpdate first = lab.service().update(soon(), "RUNNING");
        WorkflowRun run = start(60);
        Lab.awaitRunning(JENKINS, run, first);
        lab.service().update(first.updateTime() + 1000, "SUCCESS");
        first.result("FAIL");
        Lab.end(JENKINS, run, Result.FAILURE);
        JENKINS.assertLogContains("A newer update of", run);
        assertEquals(first.updateTime(), (long) Lab.deployment(run).updateTime());
    }

    @Test
    public void anUnknownResultIsReportedOnceAndIsNotFinal() throws Exception {
        SimulatedUpdate update = lab.service().update(soon(), "PAUSED");
        WorkflowRun run = start(60);
        JENKINS.waitForMessage("Still waiting", run);
        update.result("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
        assertEquals(1, StringUtils.countMatches(JenkinsRule.getLog(run), "unknown result"));
    }

    @Test
    public void deletedCredentialsEndTheWaitAtTheNextRequest() throws Exception {
        SimulatedUpdate update = lab.service().update(soon(), "RUNNING");
        WorkflowRun run = start(60);
        Lab.awaitRunning(JENKINS, run, update);
        Lab.stored().clear();
        Lab.end(JENKINS, run, Result.FAILURE);
        JENKINS.assertLogContains("huawei", run);
        assertEquals(Outcome.ERROR, Lab.deployment(run).outcome());
    }

    @Test
    public void aChangedPasswordIsUsedAtTheNextRequest() throws Exception {
        SimulatedUpdate update = lab.service().update(soon(), "RUNNING");
        WorkflowRun run = start(60);
        Lab.awaitRunning(JENKINS, run, update);
        lab.simulator().endTokens();
        Lab.stored().clear();
        Lab.store(Lab.user("huawei", "wrong"));
        Lab.end(JENKINS, run, Result.FAILURE);
        JENKINS.assertLogContains("does not accept the account name, user name or password", run);
    }

    @Test
    public void theStatusCanBeReadDuringTheWait() throws Exception {
        SimulatedUpdate update = lab.service().update(soon(), "RUNNING");
        WorkflowRun run = start(60);
        Lab.awaitRunning(JENKINS, run, update);
        StepExecution execution =
                run.getExecution().getCurrentExecutions(true).get().get(0);
        assertThat(execution.getStatus(), containsString(Lab.SERVICE_ID));
        assertThat(execution.getStatus(), containsString("RUNNING"));
        update.result("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
    }

    @Test
    public void manyBuildsShareRequestsAndOneToken() throws Exception {
        long started = TIME.millis();
        SimulatedUpdate update = lab.service().update(soon(), "RUNNING");
        String branches =
                "def all = [:]; for (int i = 0; i < 20; i++) { all[\"b$i\"] = { modelartsServiceLogs(serviceId: '"
                        + Lab.SERVICE_ID + "') } }; parallel all";
        WorkflowRun run = Lab.start(JENKINS, branches);
        lab.simulator().requests().awaitRequests(LOGS, 6, SOON);
        // What one wait has judged does not count for another one of the build that begins later.
        Lab.await(() -> Lab.deployments(run).size() == 20);
        update.result("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
        assertEquals(20, Lab.deployments(run).size());
        assertEquals(1, lab.simulator().requests().count("POST", "/v3/auth/tokens"));
        long seconds = TimeUnit.MILLISECONDS.toSeconds(TIME.millis() - started);
        // Builds that share send at most one request in two seconds. Twenty builds that do not share send two in one
        // second.
        assertThat(lab.simulator().requests().count("GET", LOGS), lessThan(Math.max(20L, seconds / 2)));
    }

    @Test
    public void aFailedRequestForTheReasonIsRepeated() throws Exception {
        lab.service().errorMsg("The image cannot be pulled.").update(soon(), "FAIL");
        lab.simulator().faults().on(".*/services/" + Lab.SERVICE_ID).next(2, Fault.status(500));
        WorkflowRun run = Lab.end(JENKINS, start(60), Result.FAILURE);
        assertThat(Lab.deployment(run).reason(), containsString("The image cannot be pulled."));
    }

    @Test
    public void aReasonThatCannotBeHadLeavesTheVerdict() throws Exception {
        lab.service().update(soon(), "FAIL");
        lab.simulator().faults().on(".*/services/" + Lab.SERVICE_ID).always(Fault.status(500));
        lab.simulator().deny("modelarts:service:getEvents");
        WorkflowRun run = Lab.end(JENKINS, start(60), Result.FAILURE);
        assertEquals(Outcome.FAIL, Lab.deployment(run).outcome());
        JENKINS.assertLogContains("modelarts:service:getEvents", run);
    }

    /** Late enough for a build that starts within some seconds, in which minutes pass. */
    private long soon() {
        return lab.soon() + Duration.ofHours(1).toMillis();
    }

    private WorkflowRun start(int timeoutMinutes) throws Exception {
        return Lab.start(
                JENKINS,
                "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "', timeoutMinutes: " + timeoutMinutes + ")");
    }

    /** Puts the plugin into the time of this test. */
    @TestExtension
    public static final class Runtime extends FakeTimeRuntime {
        public Runtime() {
            super(TIME);
        }
    }
}
