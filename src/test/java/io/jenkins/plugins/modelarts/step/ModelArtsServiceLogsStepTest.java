package io.jenkins.plugins.modelarts.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.modelarts.history.Deployment;
import io.jenkins.plugins.modelarts.history.DeploymentsAction;
import io.jenkins.plugins.modelarts.watch.Outcome;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.JenkinsRule;

public class ModelArtsServiceLogsStepTest {

    @ClassRule
    public static final BuildWatcher WATCHER = new BuildWatcher();

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    @Before
    public void setUp() throws Exception {
        lab.setUp(jenkins);
    }

    private static final String STEP = "modelartsServiceLogs serviceId: '" + Lab.SERVICE_ID + "', pollSeconds: 2";

    @Test
    public void anUpdateThatIsOverEndsTheStepAtOnce() throws Exception {
        lab.service().update(inAMinute(), "SUCCESS");
        WorkflowRun run = Lab.start(jenkins, STEP);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertEquals(Outcome.SUCCESS, deployment(run).getOutcome());
    }

    @Test
    public void aRunningUpdateIsWaitedFor() throws Exception {
        var update = lab.service().update(inAMinute(), "RUNNING");
        WorkflowRun run = Lab.start(jenkins, STEP);
        jenkins.waitForMessage("RUNNING", run);
        update.result("SUCCESS");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    @Test
    public void aFailedUpdateFailsTheBuild() throws Exception {
        lab.service().update(inAMinute(), "FAIL");
        WorkflowRun run = Lab.start(jenkins, STEP);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertEquals(Outcome.FAIL, deployment(run).getOutcome());
        assertThat(deployment(run).getReason(), containsString("gives no reason"));
    }

    /** Later than the build's start, whenever that is. */
    private long inAMinute() {
        return lab.simulator().now().plus(Duration.ofMinutes(1)).toEpochMilli();
    }

    static Deployment deployment(WorkflowRun run) {
        return run.getAction(DeploymentsAction.class).getDeployments().get(0);
    }
}
