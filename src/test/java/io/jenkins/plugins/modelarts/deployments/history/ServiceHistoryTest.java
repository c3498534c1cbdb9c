package io.jenkins.plugins.modelarts.deployments.history;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;

import hudson.Util;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class ServiceHistoryTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static final long T = Sample.TIME;

    private FreeStyleProject job;
    private FreeStyleProject other;
    private long started = T;

    @Before
    public void createJobs() throws Exception {
        job = JENKINS.createFreeStyleProject();
        other = JENKINS.createFreeStyleProject();
    }

    @Test
    public void aServiceThatNobodyDeployedHasNoHistory() {
        assertFalse(history().isPresent());
    }

    @Test
    public void theSameIdInAnotherRegionIsAnotherService() throws Exception {
        ended(Sample.deployment().in("elsewhere")).succeeded(build(job));
        assertFalse(history().isPresent());
    }

    @Test
    public void updatesOfAllJobsAreJoinedNewestFirst() throws Exception {
        deploy(job, T, "SUCCESS", "1");
        deploy(other, T + 2, "SUCCESS", "2", Sample.log(T, "SUCCESS", "1"));
        assertThat(times(), contains(T + 2, T));
        assertEquals(job, update(T).deployments().get(0).job());
        assertEquals(other, update(T + 2).deployments().get(0).job());
    }

    @Test
    public void severalBuildsCanWaitForOneUpdate() throws Exception {
        deploy(job, T, "SUCCESS", "1");
        deploy(other, T, "SUCCESS", "1");
        assertThat(times(), contains(T));
        assertThat(update(T).deployments(), hasSize(2));
    }

    @Test
    public void anUpdateWithoutABuildWasMadeElsewhere() throws Exception {
        deploy(job, T + 2, "SUCCESS", "2", Sample.log(T, "SUCCESS", "1"));
        assertThat(update(T).deployments(), is(empty()));
    }

    @Test
    public void theLastSuccessIsLive() throws Exception {
        deploy(job, T, "SUCCESS", "1");
        deploy(job, T + 2, "FAIL", "2", Sample.log(T, "SUCCESS", "1"));
        assertEquals(T, history().orElseThrow().live().orElseThrow().updateTime());
    }

    @Test
    public void theNewestRecordsSayHowAnUpdateEnded() throws Exception {
        deploy(job, T, "RUNNING", "1");
        assertEquals(UpdateState.RUNNING, update(T).state());
        deploy(job, T + 2, "SUCCESS", "2", Sample.log(T, "FAIL", "1"));
        assertEquals(UpdateState.FAIL, update(T).state());
    }

    @Test
    public void anEarlierConfigurationThatComesBackIsAReturn() throws Exception {
        deploy(
                job,
                T + 4,
                "SUCCESS",
                "1",
                Sample.log(T + 2, "FAIL", "2"),
                Sample.log(T + 1, "SUCCESS", "1"),
                Sample.log(T, "SUCCESS", "1"));
        assertEquals(Long.valueOf(T + 1), update(T + 4).returnsTo());
        assertNull(update(T + 2).returnsTo());
        assertNull("The same again is no return", update(T + 1).returnsTo());
        assertNull(update(T).returnsTo());
    }

    @Test
    public void linesAreEnoughToFindAReturn() throws Exception {
        deploy(job, T, "SUCCESS", "1");
        deploy(job, T + 1, "SUCCESS", "2");
        deploy(job, T + 2, "SUCCESS", "1");
        removeRecords();
        assertEquals(Long.valueOf(T), update(T + 2).returnsTo());
    }

    @Test
    public void anUpdateThatOnlyLinesKnowHasItsModels() throws Exception {
        deploy(job, T, "SUCCESS", "1");
        removeRecords();
        assertEquals("mnist 1 (100\u00a0%)", update(T).summary().models());
    }

    @Test
    public void aRecordOlderThanTheNewestOnesIsInTheFileOfItsBuild() throws Exception {
        deploy(job, T, "SUCCESS", "1");
        deploy(job, T + 1, "SUCCESS", "2");
        ServiceHistory history = history().orElseThrow();
        assertNull(update(T).log());
        assertNotNull(history.log(update(T)));
    }

    @Test
    public void onlyUpdatesThatAreOverAreFinished() throws Exception {
        deploy(job, T + 2, "RUNNING", "3", Sample.log(T + 1, "FAIL", "2"), Sample.log(T, "SUCCESS", "1"));
        assertThat(
                history().orElseThrow().finished().stream()
                        .map(FinishedUpdate::succeeded)
                        .toList(),
                contains(false, true));
    }

    private void deploy(FreeStyleProject by, long time, String result, String version, String... before)
            throws Exception {
        String logs = "[" + String.join(",", all(time, result, version, before)) + "]";
        ended(Sample.deployment().logs(logs)).ended(build(by), Outcome.valueOf(result), null);
    }

    private static String[] all(long time, String result, String version, String... before) {
        String[] logs = new String[before.length + 1];
        logs[0] = Sample.log(time, result, version);
        System.arraycopy(before, 0, logs, 1, before.length);
        return logs;
    }

    /** Each wait begins after the one before. */
    private Sample ended(Sample sample) {
        started += 1000;
        return sample.waited(started, 10);
    }

    private static FreeStyleBuild build(FreeStyleProject of) throws Exception {
        return JENKINS.buildAndAssertSuccess(of);
    }

    private void removeRecords() throws IOException {
        for (FreeStyleBuild build : job.getBuilds()) {
            Util.deleteRecursive(new File(build.getRootDir(), "modelarts"));
        }
    }

    private Optional<ServiceHistory> history() {
        return ServiceHistory.of("lab", Sample.SERVICE_ID, List.of(job, other));
    }

    private List<Long> times() {
        return history().orElseThrow().updates().stream()
                .map(ServiceUpdate::updateTime)
                .toList();
    }

    private ServiceUpdate update(long time) {
        return history().orElseThrow().at(time).orElseThrow();
    }
}
