package io.jenkins.plugins.modelarts.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.Assert.assertEquals;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.cloud.Connections;
import io.jenkins.plugins.modelarts.cloud.FastTime;
import io.jenkins.plugins.modelarts.history.Deployment;
import io.jenkins.plugins.modelarts.history.DeploymentsAction;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.watch.Outcome;
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

/** What ends a wait besides a verdict, and what is told meanwhile; a minute passes within a second. */
public class LimitsTest {

    @ClassRule(order = 0)
    public static final FastTime TIME = new FastTime(60);

    @ClassRule(order = 1)
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
    public void anUpdateThatNeverAppearsFailsTheBuildAfterTheGraceTime() throws Exception {
        lab.service().lastWeeksUpdate();
        WorkflowRun run = end(start(6), Result.FAILURE);
        assertEquals(Outcome.NO_UPDATE, deployment(run).getOutcome());
        JENKINS.assertLogContains("Only a change of the service's configuration makes one", run);
    }

    @Test
    public void anUpdateThatIsNotOverInTimeFailsTheBuild() throws Exception {
        lab.service().update(lab.soon(), "RUNNING");
        WorkflowRun run = end(start(1), Result.FAILURE);
        assertEquals(Outcome.TIMED_OUT, deployment(run).getOutcome());
        JENKINS.assertLogContains("its last result is RUNNING", run);
    }

    @Test
    public void twentyFaultsInARowFailTheBuildWithTheLast() throws Exception {
        lab.simulator().faults().on(LOGS).always(Fault.status(502));
        WorkflowRun run = end(start(60), Result.FAILURE);
        assertEquals(Outcome.ERROR, deployment(run).getOutcome());
        assertThat(deployment(run).getReason(), containsString("HTTP 502"));
        assertEquals(20, lab.simulator().requests().count("GET", LOGS));
    }

    @Test
    public void aHostThatCannotBeReachedIsNamedWithWhatToCheck() throws Exception {
        lab.simulator().goDown();
        WorkflowRun run = end(start(60), Result.FAILURE);
        assertEquals(Outcome.ERROR, deployment(run).getOutcome());
        JENKINS.assertLogContains(lab.simulator().uri().getAuthority() + " cannot be reached", run);
        JENKINS.assertLogContains("Check the region's endpoint, the network of the Jenkins controller", run);
    }

    @Test
    public void aServerThatDoesNotAnswerAtTheEndDelaysTheEndByAMinuteAtMost() throws Exception {
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        WorkflowRun run = start(2);
        JENKINS.waitForMessage(update.updateTime() + "): RUNNING", run);
        lab.simulator().faults().on(LOGS).always(Fault.noAnswer());
        end(run, Result.FAILURE);
        assertEquals(Outcome.TIMED_OUT, deployment(run).getOutcome());
        JENKINS.assertLogContains("not answered before the time was up", run);
        assertThat(
                deployment(run).getWaitedMillis(),
                lessThan(Duration.ofMinutes(4).toMillis()));
    }

    @Test
    public void aServerThatWantsToBeLeftAloneForLongerThanThereIsTimeDoesNotProlongTheWait() throws Exception {
        lab.simulator().faults().on(LOGS).always(Fault.throttled(Duration.ofHours(5)));
        WorkflowRun run = end(start(2), Result.FAILURE);
        assertEquals(Outcome.ERROR, deployment(run).getOutcome());
        assertEquals(1, lab.simulator().requests().count("GET", LOGS));
        assertThat(
                deployment(run).getWaitedMillis(),
                lessThan(Duration.ofMinutes(4).toMillis()));
    }

    @Test
    public void aFaultInBetweenIsToldOnceAndSurvived() throws Exception {
        lab.simulator().faults().on(LOGS).next(3, Fault.truncated());
        lab.service().update(lab.soon(), "SUCCESS");
        WorkflowRun run = end(start(60), Result.SUCCESS);
        assertEquals(1, StringUtils.countMatches(JenkinsRule.getLog(run), "No answer this time"));
        JENKINS.assertLogContains("ModelArts answers again", run);
    }

    @Test
    public void nothingNewIsToldEveryFiveMinutes() throws Exception {
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        WorkflowRun run = start(60);
        JENKINS.waitForMessage("Still waiting", run);
        update.result("SUCCESS");
        end(run, Result.SUCCESS);
        JENKINS.assertLogContains(" min ", run);
    }

    @Test
    public void aNewerUpdateIsJudgedAndTheEarlierOneToldToBeSuperseded() throws Exception {
        SimulatedUpdate first = lab.service().update(lab.soon(), "RUNNING");
        WorkflowRun run = start(60);
        JENKINS.waitForMessage(first.updateTime() + "): RUNNING", run);
        lab.service().update(first.updateTime() + 1000, "FAIL");
        first.result("SUCCESS");
        end(run, Result.FAILURE);
        JENKINS.assertLogContains("superseded", run);
        assertEquals(first.updateTime() + 1000, (long) deployment(run).getUpdateTime());
    }

    @Test
    public void aResultThatNobodyKnowsIsToldOnceAndWaitedFor() throws Exception {
        SimulatedUpdate update = lab.service().update(lab.soon(), "PAUSED");
        WorkflowRun run = start(60);
        JENKINS.waitForMessage("Still waiting", run);
        update.result("SUCCESS");
        end(run, Result.SUCCESS);
        assertEquals(1, StringUtils.countMatches(JenkinsRule.getLog(run), "unknown result"));
    }

    @Test
    public void credentialsThatAreDeletedMeanwhileEndTheWaitAtTheNextQuestion() throws Exception {
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        WorkflowRun run = start(60);
        JENKINS.waitForMessage(update.updateTime() + "): RUNNING", run);
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        end(run, Result.FAILURE);
        JENKINS.assertLogContains("huawei", run);
        assertEquals(Outcome.ERROR, deployment(run).getOutcome());
    }

    @Test
    public void aPasswordThatIsChangedMeanwhileIsUsedAtTheNextQuestion() throws Exception {
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        WorkflowRun run = start(60);
        JENKINS.waitForMessage(update.updateTime() + "): RUNNING", run);
        lab.simulator().endTokens();
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        Lab.store(Lab.user("huawei", "wrong"));
        end(run, Result.FAILURE);
        JENKINS.assertLogContains("does not accept the account name, user name or password", run);
    }

    @Test
    public void whatIsWaitedForCanBeReadWhileItIs() throws Exception {
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        WorkflowRun run = start(60);
        JENKINS.waitForMessage(update.updateTime() + "): RUNNING", run);
        StepExecution execution =
                run.getExecution().getCurrentExecutions(true).get().get(0);
        assertThat(execution.getStatus(), containsString(Lab.SERVICE_ID));
        assertThat(execution.getStatus(), containsString("RUNNING"));
        update.result("SUCCESS");
        end(run, Result.SUCCESS);
    }

    @Test
    public void manyBuildsShareRequestsAndOneToken() throws Exception {
        long started = Connections.get().now();
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        String branches =
                "def all = [:]; for (int i = 0; i < 20; i++) { all[\"b$i\"] = { modelartsServiceLogs(serviceId: '"
                        + Lab.SERVICE_ID + "') } }; parallel all";
        WorkflowRun run = Lab.start(JENKINS, branches);
        lab.simulator().requests().awaitRequests(LOGS, 6, SOON);
        update.result("SUCCESS");
        end(run, Result.SUCCESS);
        assertEquals(20, run.getAction(DeploymentsAction.class).getDeployments().size());
        assertEquals(1, lab.simulator().requests().count("POST", "/v3/auth/tokens"));
        long seconds = TimeUnit.MILLISECONDS.toSeconds(Connections.get().now() - started);
        // One request in two seconds is the most for all; twenty that do not share send two in one second.
        assertThat(lab.simulator().requests().count("GET", LOGS), lessThan(Math.max(20L, seconds / 2)));
    }

    @Test
    public void theReasonOfAFailureIsAskedForAgainWhenItDoesNotComeAtOnce() throws Exception {
        lab.service().errorMsg("The image cannot be pulled.").update(lab.soon(), "FAIL");
        lab.simulator().faults().on(".*/services/" + Lab.SERVICE_ID).next(2, Fault.status(500));
        WorkflowRun run = end(start(60), Result.FAILURE);
        assertThat(deployment(run).getReason(), containsString("The image cannot be pulled."));
    }

    @Test
    public void aReasonThatCannotBeHadLeavesTheVerdict() throws Exception {
        lab.service().update(lab.soon(), "FAIL");
        lab.simulator().faults().on(".*/services/" + Lab.SERVICE_ID).always(Fault.status(500));
        lab.simulator().deny("modelarts:service:getEvents");
        WorkflowRun run = end(start(60), Result.FAILURE);
        assertEquals(Outcome.FAIL, deployment(run).getOutcome());
        JENKINS.assertLogContains("modelarts:service:getEvents", run);
    }

    private WorkflowRun start(int timeoutMinutes) throws Exception {
        return Lab.start(
                JENKINS,
                "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "', timeoutMinutes: " + timeoutMinutes + ")");
    }

    private static WorkflowRun end(WorkflowRun run, Result result) throws Exception {
        return JENKINS.assertBuildStatus(result, JENKINS.waitForCompletion(run));
    }

    private static Deployment deployment(WorkflowRun run) {
        return run.getAction(DeploymentsAction.class).getDeployments().get(0);
    }
}
