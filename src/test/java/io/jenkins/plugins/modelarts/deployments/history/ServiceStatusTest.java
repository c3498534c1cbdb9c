package io.jenkins.plugins.modelarts.deployments.history;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.deployments.LiveUpdate;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class ServiceStatusTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private FreeStyleProject job;
    private FreeStyleProject other;

    @Before
    public void createJobs() throws Exception {
        job = JENKINS.createFreeStyleProject();
        other = JENKINS.createFreeStyleProject();
    }

    @Test
    public void theLastSuccessIsLiveAfterAFailure() throws Exception {
        deploy(job, 1, "SUCCESS");
        deploy(other, 2, "FAIL");
        assertEquals(1L, status().live().updateTime());
        assertEquals(job, status().liveBy().job());
        assertEquals(2L, status().last().entry().updateTime().longValue());
        assertEquals(other, status().last().job());
    }

    @Test
    public void aServiceThatNeverSucceededHasNothingLive() throws Exception {
        deploy(job, 1, "FAIL");
        assertNull(status().live());
    }

    @Test
    public void theNewestSuccessOfAnyJobIsLive() throws Exception {
        deploy(job, 2, "SUCCESS");
        deploy(other, 1, "SUCCESS");
        assertEquals(2L, status().live().updateTime());
        assertEquals(job, status().liveBy().job());
        assertThat(status().jobs(), contains(List.of(job, other).toArray()));
    }

    @Test
    public void aBuildThatIsGoneLeavesTheSuccessBeforeIt() throws Exception {
        deploy(job, 1, "SUCCESS");
        FreeStyleBuild gone = deploy(job, 2, "SUCCESS");
        gone.delete();
        assertEquals(1L, status().live().updateTime());
    }

    @Test
    public void anUpdateMadeElsewhereCanBeLive() throws Exception {
        deploy(job, 1, "SUCCESS");
        deploy(job, 3, "FAIL", Sample.log(2, "SUCCESS", "by hand"));
        assertEquals(new LiveUpdate(2, "mnist by hand (100\u00a0%)"), status().live());
        assertNull(status().liveBy());
    }

    @Test
    public void aJobWithoutDeploymentsHasNoService() {
        assertThat(ServiceStatus.of(List.of(job)), is(empty()));
    }

    private static FreeStyleBuild deploy(FreeStyleProject by, long time, String result, String... before)
            throws Exception {
        FreeStyleBuild build = JENKINS.buildAndAssertSuccess(by);
        List<String> logs = new ArrayList<>(List.of(Sample.log(time, result, String.valueOf(time))));
        logs.addAll(List.of(before));
        Sample.deployment().logs("[" + String.join(",", logs) + "]").ended(build, Outcome.valueOf(result), null);
        return build;
    }

    private ServiceStatus status() {
        List<ServiceStatus> all = ServiceStatus.of(List.of(job, other));
        assertEquals(1, all.size());
        return all.get(0);
    }
}
