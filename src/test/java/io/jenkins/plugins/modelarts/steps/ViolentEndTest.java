package io.jenkins.plugins.modelarts.steps;

import static org.apache.commons.io.filefilter.TrueFileFilter.TRUE;
import static org.junit.Assert.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.runtime.FakeTimeRuntime;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.filefilter.NameFileFilter;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.TestExtension;

/** After Jenkins was killed during a wait, the wait judges the update that it judged before, and no newer one. */
public class ViolentEndTest {

    private static FakeTime time;

    @Rule(order = 1)
    public final Lab lab = new Lab();

    @Rule(order = 2)
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private SimulatedUpdate update;

    @Before
    public void oneUpdateIsRunning() {
        time = FakeTime.fast(1);
        lab.simulator().clock(time.clock());
        lab.service().lastWeeksUpdate();
        update = lab.service().update(lab.soon(), "RUNNING");
    }

    @Test
    public void thereIsOneDeploymentAsBefore() throws Throwable {
        killDuring(Lab.STEP, update);
        update.result("SUCCESS");
        assertEquals(1, deploymentsAfterRestart(Result.SUCCESS).size());
    }

    @Test
    public void aNewerUpdateOfSomebodyElseIsNotJudged() throws Throwable {
        killDuring(Lab.STEP, update);
        update.result("FAIL");
        lab.service().update(update.updateTime() + 1000, "SUCCESS");
        assertEquals(
                Long.valueOf(update.updateTime()),
                deploymentsAfterRestart(Result.FAILURE).get(0).updateTime());
    }

    @Test
    public void allUpdatesThatWereFollowedStillHaveToSucceed() throws Throwable {
        SimulatedUpdate second = lab.service().update(update.updateTime() + 1000, "RUNNING");
        killDuring(Lab.STEP, second);
        update.result("SUCCESS");
        second.result("SUCCESS");
        lab.service().update(second.updateTime() + 1000, "FAIL");
        deploymentsAfterRestart(Result.SUCCESS);
    }

    @Test
    public void aServiceThatGotAnotherNameIsStillKnown() throws Throwable {
        killDuring("modelartsServiceLogs(serviceName: '" + Lab.SERVICE_NAME + "', pollSeconds: 2)", update);
        lab.service().name("renamed");
        update.result("SUCCESS");
        deploymentsAfterRestart(Result.SUCCESS);
    }

    @Test
    public void withoutTheHistoryAllUpdatesHaveToSucceed() throws Throwable {
        killDuring(Lab.STEP, update);
        FileUtils.iterateFiles(sessions.getHome(), new NameFileFilter("modelarts-deployments.jsonl"), TRUE)
                .forEachRemaining(FileUtils::deleteQuietly);
        update.result("FAIL");
        lab.service().update(update.updateTime() + 1000, "SUCCESS");
        deploymentsAfterRestart(Result.FAILURE);
    }

    /** Ends Jenkins with the files of a process that was killed while a step judged this update. */
    private void killDuring(String step, SimulatedUpdate judged) throws Throwable {
        File killed = new File(folder.getRoot(), "killed");
        sessions.then(jenkins -> {
            lab.setUp();
            WorkflowRun run = Lab.awaitRunning(jenkins, Lab.start(jenkins, step), judged);
            ((CpsFlowExecution) run.getExecution()).waitForSuspension();
            FileUtils.copyDirectory(sessions.getHome(), killed);
        });
        FileUtils.cleanDirectory(sessions.getHome());
        FileUtils.copyDirectory(killed, sessions.getHome());
    }

    private List<DeploymentState> deploymentsAfterRestart(Result result) throws Throwable {
        List<DeploymentState> found = new ArrayList<>();
        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.jenkins.getAllItems(WorkflowJob.class).get(0);
            found.addAll(Lab.deployments(Lab.end(jenkins, job.getLastBuild(), result)));
        });
        return found;
    }

    /** Puts the plugin into the time of this test. */
    @TestExtension
    public static final class Runtime extends FakeTimeRuntime {
        public Runtime() {
            super(time);
        }
    }
}
