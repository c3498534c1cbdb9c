package io.jenkins.plugins.modelarts.deployments.checks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import hudson.model.Result;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.TestExtension;

/** A check continues after a restart of Jenkins. */
public class ChecksRestartTest {

    @Rule(order = 1)
    public final Lab lab = new Lab();

    @Rule(order = 2)
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void theSameCheckEndsAfterARestart() throws Throwable {
        PublishedChecks.reset();
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        sessions.then(jenkins -> {
            lab.setUp();
            Lab.start(jenkins, Lab.STEP);
            PublishedChecks.await(1, ChecksStatus.IN_PROGRESS);
        });
        update.result("SUCCESS");
        sessions.then(jenkins -> {
            Lab.end(
                    jenkins,
                    jenkins.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild(),
                    Result.SUCCESS);
            assertThat(PublishedChecks.awaitConcluded(1).get(0).getConclusion(), is(ChecksConclusion.SUCCESS));
            assertThat(
                    PublishedChecks.all().stream().map(PublishedChecks::name).toList(),
                    everyItem(is("ModelArts: mnist (lab)")));
        });
    }

    @Test
    public void aCheckThatCouldNotBePublishedEndsAfterARestart() throws Throwable {
        PublishedChecks.reset();
        SimulatedUpdate update = lab.service().update(lab.soon(), "RUNNING");
        sessions.then(jenkins -> {
            lab.setUp();
            WorkflowRun run = Lab.start(jenkins, Lab.STEP);
            PublishedChecks.await(1, ChecksStatus.IN_PROGRESS);
            PublishedChecks.breakDown();
            update.result("FAIL");
            Lab.end(jenkins, run, Result.FAILURE);
        });
        PublishedChecks.reset();
        sessions.then(jenkins -> {
            assertThat(PublishedChecks.awaitConcluded(1).get(0).getConclusion(), is(ChecksConclusion.FAILURE));
            Lab.await(() -> !openChecks(jenkins).contains("<string>"));
        });
    }

    private static String openChecks(JenkinsRule jenkins) {
        try {
            return Files.readString(jenkins.jenkins.getRootDir().toPath().resolve("modelarts-checks.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestExtension
    public static final class CodeHost extends PublishedChecks {}
}
