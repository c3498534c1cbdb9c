package io.jenkins.plugins.modelarts.deployments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds whose build.xml an older or newer version wrote, or a crash damaged. */
public class PartialBuildXmlTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private boolean withHistory = true;

    @Test
    public void aDeploymentWithoutItsStateIsOver() throws Exception {
        withHistory = false;
        DeploymentState state = reread(xml -> xml.replaceAll("(?s)<state>.*</state>", ""));
        assertEquals(Outcome.ABORTED, state.outcome());
        assertEquals("", state.service().label());
    }

    @Test
    public void aDeploymentWithoutItsStateHasTheOneOfTheHistory() throws Exception {
        DeploymentState state = reread(xml -> xml.replaceAll("(?s)<state>.*</state>", ""));
        assertEquals(Outcome.FAIL, state.outcome());
        assertEquals("mnist", state.service().label());
    }

    /** Jenkins was killed before it saved the build. */
    @Test
    public void anEndThatOnlyTheHistoryHasComesBack() throws Exception {
        FreeStyleBuild build =
                rewritten(xml -> xml.replaceAll("(?s)<end>.*</end>", "").replaceAll("<lastEnded>1</lastEnded>", ""));
        assertEquals("why", DeploymentsAction.of(build).get(0).state().reason());
        assertEquals(Outcome.FAIL, DeploymentsAction.lastEnded(build).outcome());
    }

    @Test
    public void aStateWithoutItsServiceHasTheRest() throws Exception {
        DeploymentState state = reread(xml -> xml.replaceAll("<service [^>]*>", ""));
        assertEquals("FAIL", state.result());
        assertEquals("", state.service().region());
    }

    @Test
    public void aServiceWithoutItsRegionHasTheRest() throws Exception {
        DeploymentState state = reread(xml -> xml.replaceAll(" region=\"[^\"]*\"", ""));
        assertEquals("mnist", state.service().serviceName());
        assertEquals("/" + Sample.SERVICE_ID, state.service().key());
    }

    @Test
    public void anUnknownOutcomeIsAnError() throws Exception {
        DeploymentState state = reread(xml -> xml.replace("<outcome>FAIL<", "<outcome>EXPLODED<"));
        assertEquals(Outcome.ERROR, state.outcome());
        assertEquals("why", state.reason());
    }

    @Test
    public void aTimeThatNoBrowserKnowsIsAbsent() throws Exception {
        DeploymentState state =
                reread(xml -> xml.replaceAll("updateTime=\"\\d+\"", "updateTime=\"999999999999999999\""));
        assertThat(state.updateTime(), nullValue());
    }

    @Test
    public void anActionWithoutItsListHoldsNothing() throws Exception {
        FreeStyleBuild build = rewritten(xml -> xml.replaceAll("(?s)<deployments .*</deployments>", "")
                .replaceAll("(?s)<deployments>.*</deployments>", ""));
        assertThat(DeploymentsAction.of(build), hasSize(0));
    }

    @Test
    public void whatIsNoDeploymentIsLeftOut() throws Exception {
        DeploymentState state =
                reread(xml -> xml.replace("<modelarts-deployment>", "<null/><string>x</string><modelarts-deployment>"));
        assertEquals("FAIL", state.result());
    }

    private DeploymentState reread(UnaryOperator<String> change) throws Exception {
        List<Deployment> deployments = DeploymentsAction.of(rewritten(change));
        assertThat(deployments, hasSize(1));
        return deployments.get(0).state();
    }

    private FreeStyleBuild rewritten(UnaryOperator<String> change) throws Exception {
        FreeStyleProject job = JENKINS.createFreeStyleProject();
        FreeStyleBuild build = JENKINS.buildAndAssertSuccess(job);
        Sample.deployment().failed(build, "why");
        Path file = build.getRootDir().toPath().resolve("build.xml");
        String xml = Files.readString(file);
        String changed = change.apply(xml);
        assertThat("The change found nothing", changed.equals(xml), is(false));
        Files.writeString(file, changed);
        if (!withHistory) {
            Files.delete(HistoryFile.path(job));
        }
        JENKINS.jenkins.reload();
        return JENKINS.jenkins
                .getItemByFullName(job.getFullName(), FreeStyleProject.class)
                .getBuildByNumber(1);
    }
}
