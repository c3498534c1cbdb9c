package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.runtime.FakeTimeRuntime;
import io.jenkins.plugins.modelarts.runtime.PluginRuntime;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.TestExtension;

/** A wait continues after a restart of Jenkins. */
public class RestartTest {

    private static final String LOGS = ".*/logs";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String STEP =
            "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "', pollSeconds: 2, timeoutMinutes: 5)";

    private static FakeTime time;

    @Rule(order = 1)
    public final Lab lab = new Lab();

    @Rule(order = 2)
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    private SimulatedUpdate update;

    @Before
    public void oneUpdateIsRunning() {
        time = FakeTime.fast(1);
        GateStep.reset();
        lab.simulator().clock(time.clock());
        lab.service().lastWeeksUpdate();
    }

    @Test
    public void whileSleeping() throws Throwable {
        sessions.then(jenkins -> startAndAwaitRunning(jenkins, "echo \"verdict ${" + STEP + ".result}\""));
        update.result("SUCCESS");
        lab.simulator().requests().clear();
        sessions.then(jenkins -> {
            WorkflowRun run = ended(jenkins, Result.SUCCESS);
            jenkins.assertLogContains("verdict SUCCESS", run);
            assertEquals("asked at once and no more", 1, requestsForLogs());
            assertEquals(1, Lab.deployments(run).size());
            assertEquals(Outcome.SUCCESS, Lab.deployments(run).get(0).outcome());
        });
    }

    @Test
    public void toAFailure() throws Throwable {
        sessions.then(jenkins -> startAndAwaitRunning(jenkins, STEP));
        update.result("FAIL");
        sessions.then(jenkins -> assertEquals(
                Outcome.FAIL,
                Lab.deployments(ended(jenkins, Result.FAILURE)).get(0).outcome()));
    }

    @Test
    public void withARequestUnderWay() throws Throwable {
        sessions.then(jenkins -> {
            lab.setUp();
            lab.simulator().faults().on(LOGS).next(Fault.noAnswer());
            update = lab.service().update(lab.soon(), "RUNNING");
            Lab.start(jenkins, STEP);
            lab.simulator().requests().awaitRequests(LOGS, 1, SOON);
        });
        update.result("SUCCESS");
        sessions.then(jenkins -> ended(jenkins, Result.SUCCESS));
    }

    @Test
    public void afterTheDeadlineWithTheUpdateOver() throws Throwable {
        sessions.then(jenkins -> startAndAwaitRunning(jenkins, STEP));
        time.pass(Duration.ofHours(2));
        update.result("SUCCESS");
        sessions.then(jenkins -> ended(jenkins, Result.SUCCESS));
    }

    @Test
    public void afterTheDeadlineWithTheUpdateStillRunning() throws Throwable {
        sessions.then(jenkins -> startAndAwaitRunning(jenkins, STEP));
        time.pass(Duration.ofHours(2));
        sessions.then(jenkins -> {
            WorkflowRun run = ended(jenkins, Result.FAILURE);
            assertEquals(Outcome.TIMED_OUT, Lab.deployments(run).get(0).outcome());
            jenkins.assertLogContains("timeoutMinutes", run);
        });
    }

    @Test
    public void afterTheDeadlineWithTheNetworkNotUpAtOnce() throws Throwable {
        sessions.then(jenkins -> startAndAwaitRunning(jenkins, STEP));
        time.pass(Duration.ofHours(2));
        update.result("SUCCESS");
        lab.simulator().faults().on(LOGS).next(Fault.status(503));
        sessions.then(jenkins -> ended(jenkins, Result.SUCCESS));
    }

    @Test
    public void whileTheServiceIsKnownByItsNameAlone() throws Throwable {
        sessions.then(jenkins ->
                startAndAwaitRunning(jenkins, "modelartsServiceLogs(serviceName: '" + Lab.SERVICE_NAME + "')"));
        update.result("SUCCESS");
        sessions.then(jenkins -> ended(jenkins, Result.SUCCESS));
    }

    @Test
    public void inTwoBranchesAtATime() throws Throwable {
        SimulatedUpdate other = lab.simulator().service("other", "resnet").update(lab.soon() + 1, "RUNNING");
        sessions.then(jenkins -> {
            WorkflowRun run = startAndAwaitRunning(
                    jenkins, "parallel(one: { " + STEP + " }, other: { modelartsServiceLogs(serviceId: 'other') })");
            Lab.awaitRunning(jenkins, run, other);
        });
        update.result("SUCCESS");
        other.result("FAIL");
        sessions.then(jenkins -> {
            List<DeploymentState> both = Lab.deployments(ended(jenkins, Result.FAILURE));
            assertEquals(
                    Map.of(Lab.SERVICE_ID, Outcome.SUCCESS, "other", Outcome.FAIL),
                    Map.of(
                            both.get(0).service().serviceId(), both.get(0).outcome(),
                            both.get(1).service().serviceId(), both.get(1).outcome()));
        });
    }

    @Test
    public void withACredentialsStoreThatStartsLate() throws Throwable {
        sessions.then(jenkins -> {
            startAndAwaitRunning(jenkins, STEP);
            Lab.stored().clear();
            SystemCredentialsProvider.getInstance().save();
        });
        update.result("SUCCESS");
        sessions.then(jenkins -> {
            jenkins.waitForMessage("The request failed and will be repeated", onlyBuild(jenkins));
            Lab.store(Lab.user("huawei", Simulator.PASSWORD));
            ended(jenkins, Result.SUCCESS);
        });
    }

    @Test
    public void ofAStepThatBeginsWhileJenkinsShutsDown() throws Throwable {
        sessions.then(jenkins -> {
            lab.setUp();
            update = lab.service().update(lab.soon(), "SUCCESS");
            PluginRuntime.stopThreads();
            WorkflowRun run = Lab.start(jenkins, "echo 'begun'; " + STEP);
            jenkins.waitForMessage("[Pipeline] modelartsServiceLogs", run);
        });
        sessions.then(jenkins -> ended(jenkins, Result.SUCCESS));
    }

    @Test
    public void beforeTheBlockOfTheStep() throws Throwable {
        sessions.then(jenkins -> {
            lab.setUp();
            lab.simulator().faults().on(LOGS).next(Fault.noAnswer());
            Lab.start(jenkins, STEP + " { gate 'deploy' }");
            lab.simulator().requests().awaitRequests(LOGS, 1, SOON);
        });
        sessions.then(jenkins -> {
            GateStep.awaitReached("deploy");
            update = lab.service().update(lab.soon(), "FAIL");
            GateStep.open("deploy");
            ended(jenkins, Result.FAILURE);
        });
    }

    @Test
    public void inTheBlockOfTheStep() throws Throwable {
        sessions.then(jenkins -> startBlock(jenkins));
        // What comes between is no reason to ask for the baseline again.
        update = lab.service().update(lab.soon(), "FAIL");
        sessions.then(jenkins -> {
            Deployment deployment = DeploymentsAction.of(onlyBuild(jenkins)).get(0);
            Lab.await(() -> deployment.status() != null);
            assertThat(deployment.status(), containsString("deploying"));
            GateStep.open("deploy");
            WorkflowRun run = ended(jenkins, Result.FAILURE);
            assertEquals(Outcome.FAIL, Lab.deployment(run).outcome());
            assertEquals(1, Lab.deployments(run).size());
        });
    }

    @Test
    public void afterTheBlockOfTheStep() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = startBlock(jenkins);
            update = lab.service().update(lab.soon(), "RUNNING");
            GateStep.open("deploy");
            Lab.awaitRunning(jenkins, run, update);
        });
        update.result("SUCCESS");
        sessions.then(jenkins -> ended(jenkins, Result.SUCCESS));
    }

    private WorkflowRun startBlock(JenkinsRule jenkins) throws Exception {
        lab.setUp();
        WorkflowRun run = Lab.start(jenkins, STEP + " { gate 'deploy' }");
        GateStep.awaitReached("deploy");
        return run;
    }

    /** {@link RestartFixture} wrote the directory. */
    @Test
    public void withTheStateOfAnEarlierBuildOfThePlugin() throws Throwable {
        sessions.then(jenkins -> lab.setUp());
        FileUtils.copyDirectory(RestartFixture.DIRECTORY.toFile(), sessions.getHome());
        lab.service().update(RestartFixture.UPDATE_TIME, "SUCCESS");
        sessions.then(jenkins -> jenkins.assertLogContains("verdict SUCCESS", ended(jenkins, Result.SUCCESS)));
    }

    private WorkflowRun startAndAwaitRunning(JenkinsRule jenkins, String script) throws Exception {
        lab.setUp();
        update = lab.service().update(lab.soon(), "RUNNING");
        WorkflowRun run = Lab.start(jenkins, script);
        return Lab.awaitRunning(jenkins, run, update);
    }

    private static WorkflowRun ended(JenkinsRule jenkins, Result result) throws Exception {
        return Lab.end(jenkins, onlyBuild(jenkins), result);
    }

    private static WorkflowRun onlyBuild(JenkinsRule jenkins) {
        return jenkins.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
    }

    private long requestsForLogs() {
        return lab.simulator().requests().count("GET", LOGS);
    }

    /** Puts the plugin into the time of this test. */
    @TestExtension
    public static final class Runtime extends FakeTimeRuntime {
        public Runtime() {
            super(time);
        }
    }
}
