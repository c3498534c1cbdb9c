package io.jenkins.plugins.modelarts.demo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.UsualDurations;
import io.jenkins.plugins.modelarts.deployments.history.ServiceHistory;
import io.jenkins.plugins.modelarts.deployments.history.ServiceUpdate;
import io.jenkins.plugins.modelarts.polling.UsualDuration;
import io.jenkins.plugins.modelarts.simulator.Demo;
import io.jenkins.plugins.modelarts.simulator.PastUpdate;
import io.jenkins.plugins.modelarts.simulator.PastUpdates;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class PastBuildsTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private final long now = System.currentTimeMillis();

    @Before
    public void loadTheDemo() throws Exception {
        Path home = jenkins.jenkins.getRootDir().toPath();
        FileUtils.copyDirectory(
                Path.of("src/demo/home/jobs").toFile(), home.resolve("jobs").toFile());
        PastBuilds.write(home, now);
        jenkins.jenkins.reload();
    }

    @Test
    public void eachUpdateOfABuildIsABuildOfTheJob() {
        List<PastUpdate> updates = PastUpdates.mnist(now);
        WorkflowJob job = jenkins.jenkins.getItemByFullName("recommend-on-success", WorkflowJob.class);
        assertThat(job.getBuilds(), hasSize((int)
                updates.stream().filter(PastUpdate::byBuild).count()));
        WorkflowRun failed = job.getBuildByNumber(5);
        assertEquals(Result.FAILURE, failed.getResult());
        assertEquals(updates.get(4).time(), failed.getStartTimeInMillis(), 5000);
        assertTrue(failed.getDuration() > updates.get(4).tookMillis());
    }

    @Test
    public void theServiceHasAllItsUpdates() {
        List<PastUpdate> updates = PastUpdates.mnist(now);
        List<ServiceUpdate> newestFirst = ServiceHistory.of(
                        "lab", Demo.MNIST, jenkins.jenkins.getAllItems(WorkflowJob.class))
                .orElseThrow()
                .updates();
        assertThat(newestFirst, hasSize(updates.size()));
        int elsewhere = 9;
        assertThat(newestFirst.get(updates.size() - 1 - elsewhere).deployments(), empty());
        assertEquals(
                Long.valueOf(updates.get(5).time()),
                newestFirst.get(updates.size() - 1 - elsewhere).returnsTo());
    }

    @Test
    public void aWaitKnowsHowLongUpdatesTook() {
        UsualDuration usual =
                new UsualDurations(jenkins.jenkins.getRootDir()).of(DeployedService.requested("lab", Demo.MNIST, null));
        assertEquals(42_000, usual.median());
    }

    @Test
    public void theJobRunsAsBefore() {
        assertTrue(jenkins.jenkins
                .getItemByFullName("fraud-rolled-back", WorkflowJob.class)
                .isBuildable());
    }
}
