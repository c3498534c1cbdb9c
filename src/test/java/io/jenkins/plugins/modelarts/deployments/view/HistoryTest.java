package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.InvisibleAction;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentEnd;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.deployments.HistoryCache;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.runtime.KeptMaps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.Test;

/** How often the history of a job is read and written, and how long it gets. */
public class HistoryTest extends BuildWithDeployments {

    @Test
    public void manyViewersReadAFileOnce() throws Exception {
        Sample.deployment().succeeded(build);
        long reads = HistoryCache.get().reads();
        for (int i = 0; i < 5; i++) {
            client().goTo(job.getUrl() + "modelarts/");
            client().goTo(build.getUrl() + "modelarts/");
            client().goTo(build.getUrl() + "modelarts/live");
        }
        assertEquals(1, HistoryCache.get().reads() - reads);
    }

    @Test
    public void theOverviewReadsAFileOnce() throws Exception {
        Sample.deployment().succeeded(build);
        client().goTo("modelarts/");
        long reads = HistoryCache.get().reads();
        client().goTo("modelarts/");
        client().goTo("modelarts/");
        assertEquals(0, HistoryCache.get().reads() - reads);
    }

    @Test
    public void aChangedFileTakesThePlaceOfTheOldOne() throws Exception {
        Sample.deployment().succeeded(build);
        history();
        int kept = KeptMaps.sizes().get("HistoryCache.entries");
        Sample.deployment().succeeded(build);
        history();
        assertThat(KeptMaps.sizes().get("HistoryCache.entries"), is(kept));
    }

    @Test
    public void aFileThatChangedIsReadAnew() throws Exception {
        Sample.deployment().succeeded(build);
        assertThat(history(), hasSize(1));
        Sample.deployment().succeeded(build);
        assertThat(history(), hasSize(2));
    }

    @Test
    public void deletingABuildWritesNothing() throws Exception {
        Sample.deployment().succeeded(build);
        FreeStyleBuild gone = jenkins.buildAndAssertSuccess(job);
        Sample.deployment().succeeded(gone);
        String before = Files.readString(file());
        gone.delete();
        assertEquals(before, Files.readString(file()));
        assertThat(history(), hasSize(1));
    }

    @Test
    public void linesOfDeletedBuildsGoWhenTheyAreMany() throws Exception {
        for (int i = 0; i < 20; i++) {
            FreeStyleBuild next = jenkins.buildAndAssertSuccess(job);
            Sample.deployment().succeeded(next);
            next.delete();
        }
        begin(1000);
        assertThat(lines(), lessThan(20));
        assertThat(history(), hasSize(1));
    }

    @Test
    public void theNewestDeploymentsAreKept() throws Exception {
        for (int i = 0; i < 35; i++) {
            begin(10);
        }
        List<Integer> numbers = history().stream().map(HistoryEntry::number).toList();
        assertThat(numbers.get(0), is(35));
        assertTrue(numbers.toString(), numbers.size() >= 10 && numbers.size() <= 11);
    }

    @Test
    public void aLongFileIsCutAfterARestartToo() throws Exception {
        for (int i = 0; i < 30; i++) {
            begin(1000);
        }
        jenkins.jenkins.reload();
        job = jenkins.jenkins.getItemByFullName(job.getFullName(), FreeStyleProject.class);
        build = job.getBuildByNumber(1);
        begin(5);
        assertThat(history(), hasSize(5));
    }

    @Test
    public void oneDeploymentCanBeKept() throws Exception {
        begin(1);
        begin(1);
        assertThat(history(), hasSize(1));
    }

    @Test
    public void aBuildKeepsAHundredDeployments() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertTrue(begin(1000).isRecorded());
        }
        Deployment tooMany = begin(1000);
        assertFalse(tooMany.isRecorded());
        tooMany.onEnd(new DeploymentEnd(Outcome.FAIL, "why", 1), ServiceSnapshot.EMPTY);
        assertEquals(Outcome.FAIL, tooMany.state().outcome());
        assertThat(DeploymentsAction.of(build), hasSize(100));
        assertThat(history(), hasSize(100));
    }

    @Test
    public void anotherPluginsActionCostsNoDiskAccess() {
        long lookups = HistoryCache.get().lookups();
        job.getAction(InvisibleAction.class);
        build.getAction(InvisibleAction.class);
        assertEquals(0, HistoryCache.get().lookups() - lookups);
    }

    @Test
    public void whetherAJobHasAHistoryIsLookedUpOnce() throws Exception {
        long lookups = HistoryCache.get().lookups();
        for (int i = 0; i < 5; i++) {
            job.getAllActions();
            job.getAction(JobDeploymentsTab.class);
            client().getPage(job);
        }
        assertEquals(1, HistoryCache.get().lookups() - lookups);
    }

    private Deployment begin(int kept) {
        return DeploymentsAction.begin(
                build,
                UUID.randomUUID().toString(),
                DeployedService.requested("lab", Sample.SERVICE_ID, null),
                1,
                kept);
    }

    private List<HistoryEntry> history() {
        return new HistoryFile(job).newestFirst();
    }

    private int lines() throws Exception {
        return (int)
                Files.readString(file()).lines().filter(line -> !line.isBlank()).count();
    }

    private Path file() {
        return job.getRootDir().toPath().resolve("modelarts-deployments.jsonl");
    }
}
