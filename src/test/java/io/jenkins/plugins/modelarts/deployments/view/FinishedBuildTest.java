package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentEnd;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.json.JSONObject;
import org.junit.Test;

/** The page, REST and history of a finished build agree on an end, whatever could not be written. */
public class FinishedBuildTest extends BuildWithDeployments {

    @Test
    public void aWaitWithoutAnEndIsOverWithItsBuild() throws Exception {
        Sample.deployment().begun(build);
        assertThat(page().querySelector(".modelarts-heading").getTextContent(), containsString("Aborted"));
        assertThat(text(), containsString("The build ended before its wait"));
        assertEquals("ABORTED", rest().getString("outcome"));
        assertEquals(Outcome.ABORTED, history().outcome());
        assertEquals(rest().getString("reason"), history().reason());
    }

    @Test
    public void noBrowserAsksAgainForAFinishedBuild() throws Exception {
        Sample.deployment().begun(build);
        assertFalse(build.getAction(DeploymentsTab.class).isUnderWay());
    }

    @Test
    public void aFinishedBuildShowsNoStatusOfItsWait() throws Exception {
        Sample.deployment().begun(build).showStatus(() -> "still waiting");
        assertThat(text(), not(containsString("still waiting")));
    }

    @Test
    public void theHistoryKnowsAnEndThatOnlyTheBuildHas() throws Exception {
        Deployment deployment = Sample.deployment().begun(build);
        Path history = job.getRootDir().toPath().resolve("modelarts-deployments.jsonl");
        String beginning = Files.readString(history);
        deployment.onEnd(new DeploymentEnd(Outcome.FAIL, "out of memory", 7), ServiceSnapshot.EMPTY);
        Files.writeString(history, beginning);
        assertEquals(Outcome.FAIL, history().outcome());
        assertEquals("out of memory", history().reason());
    }

    @Test
    public void anEndIsKeptWithoutTheRecord() throws Exception {
        Deployment deployment = Sample.deployment().begun(build);
        Files.writeString(build.getRootDir().toPath().resolve("modelarts"), "in the way");
        assertThat(deployment.onEnd(new DeploymentEnd(Outcome.FAIL, "why", 7), snapshot(deployment)), hasSize(1));
        assertEnd(Outcome.FAIL);
    }

    @Test
    public void anEndIsKeptWithoutTheHistory() throws Exception {
        Deployment deployment = Sample.deployment().begun(build);
        Path history = job.getRootDir().toPath().resolve("modelarts-deployments.jsonl");
        Files.delete(history);
        Files.createDirectory(history);
        assertThat(deployment.onEnd(new DeploymentEnd(Outcome.FAIL, "why", 7), snapshot(deployment)), hasSize(1));
        Files.delete(history);
        assertThat(page().querySelector(".modelarts-heading").getTextContent(), containsString("Failed"));
        assertEquals("FAIL", rest().getString("outcome"));
    }

    @Test
    public void anEndIsShownWithoutASavedBuild() throws Exception {
        Deployment deployment = Sample.deployment().begun(build);
        Path file = build.getRootDir().toPath().resolve("build.xml");
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));
        assertThat(deployment.onEnd(new DeploymentEnd(Outcome.FAIL, "why", 7), snapshot(deployment)), hasSize(1));
        assertEnd(Outcome.FAIL);
        hudson.Util.deleteRecursive(file.toFile());
        build.save();
    }

    @Test
    public void onlyTheFirstEndCounts() throws Exception {
        Deployment deployment = Sample.deployment().succeeded(build);
        assertThat(deployment.onEnd(new DeploymentEnd(Outcome.ERROR, "late", 7), ServiceSnapshot.EMPTY), is(empty()));
        assertEnd(Outcome.SUCCESS);
    }

    /** A build learns of an end only after it is kept, and Jenkins can be killed in between. */
    @Test
    public void anEndThatItsBuildNeverLearnedOfIsReplaced() throws Exception {
        DeployedService service = DeployedService.requested("lab", Sample.SERVICE_ID, null);
        DeploymentsAction.begin(build, "wait", service, 1, 1000)
                .onEnd(new DeploymentEnd(Outcome.TIMED_OUT, "too slow", 7), ServiceSnapshot.EMPTY);
        Deployment continued = DeploymentsAction.begin(build, "wait", service, 1, 1000);
        assertEquals(Outcome.ABORTED, history().outcome());
        continued.onEnd(new DeploymentEnd(Outcome.FAIL, "out of memory", 9), ServiceSnapshot.EMPTY);
        assertEnd(Outcome.FAIL);
    }

    @Test
    public void anEndStaysAfterARestart() throws Exception {
        Sample.deployment().begun(build);
        build.save();
        jenkins.jenkins.reload();
        job = jenkins.jenkins.getItemByFullName(job.getFullName(), FreeStyleProject.class);
        build = job.getBuildByNumber(build.getNumber());
        assertEnd(Outcome.ABORTED);
    }

    private void assertEnd(Outcome outcome) throws Exception {
        assertEquals(outcome.name(), rest().getString("outcome"));
        assertEquals(outcome, DeploymentsAction.of(build).get(0).state().outcome());
        assertEquals(outcome, history().outcome());
    }

    private static ServiceSnapshot snapshot(Deployment deployment) {
        return deployment.snapshot(deployment.state());
    }

    private HistoryEntry history() {
        return new HistoryFile(job).newestFirst().get(0);
    }

    private JSONObject rest() throws Exception {
        return jenkins.getJSON(build.getUrl() + "modelarts/api/json")
                .getJSONObject()
                .getJSONArray("deployments")
                .getJSONObject(0);
    }
}
