package io.jenkins.plugins.modelarts.steps;

import static org.junit.Assert.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.runtime.FastTime;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** A wait goes on where a restart of Jenkins, or its violent end, interrupted it. */
public class RestartTest {

    private static final String LOGS = ".*/logs";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String STEP =
            "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "', pollSeconds: 2, timeoutMinutes: 5)";

    @Rule(order = 0)
    public final FastTime time = new FastTime(1);

    @Rule(order = 1)
    public final Lab lab = new Lab();

    @Rule(order = 2)
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private SimulatedUpdate update;

    @Before
    public void oneUpdateIsRunning() {
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
            assertEquals(1, deployments(run).size());
            assertEquals(Outcome.SUCCESS, deployments(run).get(0).getOutcome());
        });
    }

    @Test
    public void toAFailure() throws Throwable {
        sessions.then(jenkins -> startAndAwaitRunning(jenkins, STEP));
        update.result("FAIL");
        sessions.then(jenkins -> assertEquals(
                Outcome.FAIL, deployments(ended(jenkins, Result.FAILURE)).get(0).getOutcome()));
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
    public void withTheDeadlinePassedMeanwhileAndTheUpdateOver() throws Throwable {
        sessions.then(jenkins -> startAndAwaitRunning(jenkins, STEP));
        time.skip(Duration.ofHours(2));
        update.result("SUCCESS");
        sessions.then(jenkins -> ended(jenkins, Result.SUCCESS));
    }

    @Test
    public void withTheDeadlinePassedMeanwhileAndTheUpdateStillRunning() throws Throwable {
        sessions.then(jenkins -> startAndAwaitRunning(jenkins, STEP));
        time.skip(Duration.ofHours(2));
        sessions.then(jenkins -> {
            WorkflowRun run = ended(jenkins, Result.FAILURE);
            assertEquals(Outcome.TIMED_OUT, deployments(run).get(0).getOutcome());
            jenkins.assertLogContains("timeoutMinutes", run);
        });
    }

    @Test
    public void withTheDeadlinePassedMeanwhileAndTheNetworkNotUpAtOnce() throws Throwable {
        sessions.then(jenkins -> startAndAwaitRunning(jenkins, STEP));
        time.skip(Duration.ofHours(2));
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
            jenkins.waitForMessage(other.updateTime() + "): RUNNING", run);
        });
        update.result("SUCCESS");
        other.result("FAIL");
        sessions.then(jenkins -> {
            List<Deployment> both = deployments(ended(jenkins, Result.FAILURE));
            assertEquals(
                    Map.of(Lab.SERVICE_ID, Outcome.SUCCESS, "other", Outcome.FAIL),
                    Map.of(
                            both.get(0).getServiceId(), both.get(0).getOutcome(),
                            both.get(1).getServiceId(), both.get(1).getOutcome()));
        });
    }

    @Test
    public void afterAViolentEnd() throws Throwable {
        File killed = new File(folder.getRoot(), "killed");
        sessions.then(jenkins -> {
            startAndAwaitRunning(jenkins, STEP);
            // What a process leaves on the disk that has no time to write anything.
            FileUtils.copyDirectory(sessions.getHome(), killed);
        });
        FileUtils.cleanDirectory(sessions.getHome());
        FileUtils.copyDirectory(killed, sessions.getHome());
        update.result("SUCCESS");
        sessions.then(jenkins -> {
            WorkflowRun run = ended(jenkins, Result.SUCCESS);
            assertEquals(1, deployments(run).size());
        });
    }

    /**
     * The directory holds the job and the list of running Pipelines of a Jenkins that was stopped in
     * {@link #whileSleeping}. When what is kept with a running Pipeline changes for good reason, add another one.
     */
    @Test
    public void withTheStateOfAnEarlierBuildOfThePlugin() throws Throwable {
        sessions.then(jenkins -> lab.setUp());
        FileUtils.copyDirectory(
                Path.of("src/test/resources", "io/jenkins/plugins/modelarts/steps/RestartTest/format1")
                        .toFile(),
                sessions.getHome());
        // The one that its console tells of, whatever time it is now.
        lab.service().update(1795451461682L, "SUCCESS");
        sessions.then(jenkins -> jenkins.assertLogContains("verdict SUCCESS", ended(jenkins, Result.SUCCESS)));
    }

    private WorkflowRun startAndAwaitRunning(JenkinsRule jenkins, String script) throws Exception {
        lab.setUp();
        update = lab.service().update(lab.soon(), "RUNNING");
        WorkflowRun run = Lab.start(jenkins, script);
        jenkins.waitForMessage(update.updateTime() + "): RUNNING", run);
        return run;
    }

    private static WorkflowRun ended(JenkinsRule jenkins, Result result) throws Exception {
        WorkflowRun run = jenkins.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
        return jenkins.assertBuildStatus(result, jenkins.waitForCompletion(run));
    }

    private long requestsForLogs() {
        return lab.simulator().requests().count("GET", LOGS);
    }

    private static List<Deployment> deployments(WorkflowRun run) {
        return run.getAction(DeploymentsAction.class).getDeployments();
    }
}
