package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import hudson.model.Result;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.UsualDurations;
import io.jenkins.plugins.modelarts.polling.UsualDuration;
import io.jenkins.plugins.modelarts.runtime.FakeTimeRuntime;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.time.Duration;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** What a wait learns of the durations of a service's updates, and what it makes of them. A minute passes within a second. */
public class UsualDurationInWaitTest {

    private static final FakeTime TIME = FakeTime.fast(60);
    private static final long MINUTE = 60_000;

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    private String serviceId;

    @Before
    public void setUp() throws Exception {
        lab.simulator().clock(TIME.clock());
        lab.setUp();
        serviceId = UUID.randomUUID().toString();
        lab.simulator().service(serviceId, serviceId);
    }

    private DeployedService service() {
        return DeployedService.requested(Simulator.PROJECT, serviceId, null);
    }

    private UsualDuration usual() {
        return UsualDurations.get().of(service());
    }

    private WorkflowRun start(long updateTime) throws Exception {
        return Lab.start(
                JENKINS, "modelartsServiceLogs(serviceId: '" + serviceId + "', updateTime: " + updateTime + ")");
    }

    private SimulatedUpdate running(long ago) {
        return lab.simulator().service(serviceId).update(TIME.millis() - ago, "RUNNING");
    }

    @Test
    public void aSuccessThatABuildWatchedTeachesItsDuration() throws Exception {
        SimulatedUpdate update = running(5 * MINUTE);
        WorkflowRun run = Lab.awaitRunning(JENKINS, start(update.updateTime()), update);
        update.result("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
        assertThat(usual().median(), greaterThan(5 * MINUTE));
        assertEquals(usual().median(), (long) Lab.deployment(run).end().updateMillis());
    }

    @Test
    public void aFailureTeachesNothing() throws Exception {
        SimulatedUpdate update = running(0);
        WorkflowRun run = Lab.awaitRunning(JENKINS, start(update.updateTime()), update);
        update.result("FAIL");
        Lab.end(JENKINS, run, Result.FAILURE);
        assertNull(usual());
    }

    @Test
    public void theStatusSaysHowLongUpdatesUsuallyTake() throws Exception {
        UsualDurations.get().add(service(), 1, Duration.ofHours(2).toMillis());
        SimulatedUpdate update = running(0);
        WorkflowRun run = Lab.awaitRunning(JENKINS, start(update.updateTime()), update);
        StepExecution step = run.getExecution().getCurrentExecutions(true).get().get(0);
        Lab.await(() -> step.getStatus().contains("RUNNING"));
        assertThat(step.getStatus(), containsString("; updates usually take 2 hr"));
        run.doStop();
        JENKINS.waitForCompletion(run);
    }

    @Test
    public void anUpdateThatTakesTwiceAsLongIsReported() throws Exception {
        UsualDurations.get().add(service(), 1, MINUTE);
        SimulatedUpdate update = running(0);
        WorkflowRun run = start(update.updateTime());
        JENKINS.waitForMessage(
                "takes more than twice as long as usual: updates of this service usually take 1 min", run);
        update.result("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
    }

    @Test
    public void farFromTheUsualEndFewRequestsAreSent() throws Exception {
        UsualDurations.get().add(service(), 1, Duration.ofHours(2).toMillis());
        SimulatedUpdate update = running(0);
        long started = TIME.millis();
        WorkflowRun run = Lab.awaitRunning(JENKINS, start(update.updateTime()), update);
        Lab.await(() -> TIME.millis() - started > 10 * MINUTE);
        update.result("SUCCESS");
        Lab.end(JENKINS, run, Result.SUCCESS);
        long minutes = (TIME.millis() - started) / MINUTE;
        assertThat(lab.simulator().requests().count("GET", ".*/logs"), lessThan(2L + minutes));
    }

    /** Puts the plugin into the time of this test. */
    @TestExtension
    public static final class Runtime extends FakeTimeRuntime {
        public Runtime() {
            super(TIME);
        }
    }
}
