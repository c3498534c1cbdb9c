package io.jenkins.plugins.modelarts.deployments.checks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** What a code host gets of the deployments of a build. */
public class DeploymentCheckTest {

    private static final String NAME = "ModelArts: mnist (lab)";

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule
    public final Lab lab = new Lab();

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        PublishedChecks.reset();
    }

    @Test
    public void isInProgressWhileTheBuildWaits() throws Exception {
        WorkflowRun run = running();
        ChecksDetails check = PublishedChecks.await(1, ChecksStatus.IN_PROGRESS).get(0);
        assertThat(PublishedChecks.name(check), is(NAME));
        assertThat(PublishedChecks.title(check), is("Waiting"));
        assertThat(check.getConclusion(), is(ChecksConclusion.NONE));
        run.getExecutor().doStop();
        Lab.end(JENKINS, run, Result.ABORTED);
    }

    @Test
    public void endsUnderTheSameNameWithALink() throws Exception {
        lab.service().update(lab.soon(), "SUCCESS").config("mnist", "0.0.2", 100);
        Run<?, ?> run = Lab.build(JENKINS, Lab.STEP, Result.SUCCESS);
        ChecksDetails check = PublishedChecks.awaitConcluded(1).get(0);
        assertThat(PublishedChecks.all().stream().map(PublishedChecks::name).toList(), contains(NAME, NAME));
        assertThat(check.getConclusion(), is(ChecksConclusion.SUCCESS));
        assertThat(PublishedChecks.title(check), is("Succeeded: mnist 0.0.2 (100\u00a0%)"));
        assertThat(PublishedChecks.summary(check), containsString("`mnist` in region `lab`"));
        assertThat(
                check.getDetailsURL().orElseThrow(), is(JENKINS.getURL() + run.getUrl() + "modelarts/#deployment-1"));
    }

    @Test
    public void saysWhyTheUpdateFailed() throws Exception {
        lab.service().errorMsg("See [this](http://evil.example) @everybody").update(lab.soon(), "FAIL");
        Lab.build(JENKINS, Lab.STEP, Result.FAILURE);
        ChecksDetails check = PublishedChecks.awaitConcluded(1).get(0);
        assertThat(check.getConclusion(), is(ChecksConclusion.FAILURE));
        assertThat(PublishedChecks.title(check), containsString("Failed"));
        assertThat("as code", PublishedChecks.summary(check), containsString("\n\n    See [this]"));
    }

    @Test
    public void eachServiceHasItsOwn() throws Exception {
        lab.simulator().service("other", "resnet").update(lab.soon(), "SUCCESS");
        lab.service().update(lab.soon(), "SUCCESS");
        Lab.build(JENKINS, Lab.STEP + "; modelartsServiceLogs(serviceId: 'other')", Result.SUCCESS);
        assertThat(concluded(2), containsInAnyOrder(NAME, "ModelArts: resnet (lab)"));
    }

    @Test
    public void aSecondDeploymentOfAServiceHasItsOwn() throws Exception {
        long first = lab.service().update(lab.soon(), "SUCCESS").updateTime();
        String byName = "modelartsServiceLogs(serviceName: 'mnist', updateTime: " + first + ")";
        Lab.build(JENKINS, Lab.STEP + "; " + byName, Result.SUCCESS);
        assertThat(concluded(2), contains(NAME, NAME + " 2"));
    }

    @Test
    public void theNameOfAServiceIsNoLink() throws Exception {
        lab.service().name("`@everybody`").update(lab.soon(), "SUCCESS");
        Lab.build(JENKINS, Lab.STEP, Result.SUCCESS);
        assertThat(PublishedChecks.summary(PublishedChecks.awaitConcluded(1).get(0)), containsString("`'@everybody'`"));
    }

    @Test
    public void holdsNoSecret() throws Exception {
        lab.service().update(lab.soon(), "FAIL").config("mnist", "0.0.2", 100).env("PASSWORD", "sesame");
        Lab.build(JENKINS, Lab.STEP, Result.FAILURE);
        PublishedChecks.awaitConcluded(1);
        String all = PublishedChecks.all().toString();
        assertThat(all, not(containsString("sesame")));
        assertThat(all, not(containsString(Simulator.PASSWORD)));
    }

    @Test
    public void aStateThatWasOnlyReadIsNeutral() throws Exception {
        Lab.build(JENKINS, "modelartsServiceLogs(serviceName: 'mnist', wait: false)", Result.SUCCESS);
        assertThat(PublishedChecks.awaitConcluded(1).get(0).getConclusion(), is(ChecksConclusion.NEUTRAL));
    }

    @Test
    public void aBlockThatFailsIsCancelled() throws Exception {
        Lab.build(JENKINS, Lab.STEP + " { error 'no image' }", Result.FAILURE);
        ChecksDetails check = PublishedChecks.awaitConcluded(1).get(0);
        assertThat(check.getConclusion(), is(ChecksConclusion.CANCELED));
        assertThat(PublishedChecks.title(check), is("Not judged"));
    }

    @Test
    public void aStoppedWaitIsCancelled() throws Exception {
        WorkflowRun run = running();
        run.getExecutor().doStop();
        Lab.end(JENKINS, run, Result.ABORTED);
        assertThat(PublishedChecks.awaitConcluded(1).get(0).getConclusion(), is(ChecksConclusion.CANCELED));
    }

    @Test
    public void aKilledBuildLeavesNoneInProgress() throws Exception {
        WorkflowRun run = running();
        run.doKill();
        Lab.end(JENKINS, run, Result.ABORTED);
        assertThat(PublishedChecks.awaitConcluded(1).get(0).getConclusion(), is(ChecksConclusion.CANCELED));
    }

    @Test
    public void aCodeHostThatIsDownChangesNoVerdict() throws Exception {
        PublishedChecks.breakDown();
        lab.service().update(lab.soon(), "SUCCESS");
        WorkflowRun run = Lab.build(JENKINS, Lab.STEP, Result.SUCCESS);
        JENKINS.assertLogNotContains("The code host is down", run);
    }

    private WorkflowRun running() throws Exception {
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        return Lab.awaitRunning(JENKINS, Lab.start(JENKINS, Lab.STEP), update);
    }

    private static List<String> concluded(int number) throws Exception {
        return PublishedChecks.awaitConcluded(number).stream()
                .map(PublishedChecks::name)
                .toList();
    }

    @TestExtension
    public static final class CodeHost extends PublishedChecks {}
}
