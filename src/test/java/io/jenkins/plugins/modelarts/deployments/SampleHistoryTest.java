package io.jenkins.plugins.modelarts.deployments;

import static io.jenkins.plugins.modelarts.deployments.SampleHistory.model;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.deployments.history.ServiceHistory;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Jenkins reads the files that the sample writes as if builds had written them. */
public class SampleHistoryTest {

    @ClassRule
    public static final JenkinsRule jenkins = new JenkinsRule();

    @Test
    public void jenkinsReadsJobsBuildsAndHistory() throws Exception {
        new SampleHistory(jenkins.jenkins.getRootDir().toPath(), "lab", Sample.SERVICE_ID, "mnist")
                .update(1000, "SUCCESS", model("mnist", "1", 100))
                .by("one", 60_000)
                .update(2000, "FAIL", model("mnist", "2", 100))
                .by("two", 30_000, "out of memory")
                .update(3000, "SUCCESS", model("mnist", "1", 100));
        SampleHistory.load(jenkins);
        FreeStyleProject job = jenkins.jenkins.getItemByFullName("two", FreeStyleProject.class);
        FreeStyleBuild build = job.getLastBuild();
        assertThat(DeploymentsAction.of(build).get(0).state().reason(), is("out of memory"));
        ServiceHistory history = ServiceHistory.of(
                        "lab", Sample.SERVICE_ID, jenkins.jenkins.allItems(FreeStyleProject.class))
                .orElseThrow();
        assertThat(
                history.updates().stream().map(update -> update.updateTime()).toList(),
                contains(List.of(2000L, 1000L).toArray()));
        assertThat(history.updates().get(1).updateMillis(), is(60_000L));
    }
}
