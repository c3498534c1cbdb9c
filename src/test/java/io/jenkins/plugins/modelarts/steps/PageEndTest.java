package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import hudson.Launcher;
import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.json.JSONArray;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.TestExtension;

/** However a wait ends, the page, REST and history of its build say that it is over, and agree. */
public class PageEndTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    private FreeStyleProject project;
    private SimulatedUpdate update;

    /** What happens in a build before the wait. */
    private interface Preparation {
        void in(Run<?, ?> build) throws IOException;
    }

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        project = JENKINS.createFreeStyleProject();
        project.getPublishersList().add(Lab.publisher(Lab.SERVICE_ID));
        update = lab.service().update(lab.soon(), "RUNNING");
    }

    @After
    public void mendTheConsole() {
        BrokenConsole.get().line = null;
    }

    @Test
    public void aKilledBuildIsOver() throws Exception {
        WorkflowRun run = Lab.start(JENKINS, Lab.STEP);
        Lab.awaitRunning(JENKINS, run, update);
        run.doKill();
        JENKINS.waitForCompletion(run);
        assertOver(run, Outcome.ABORTED);
    }

    @Test
    public void aFaultOfThePluginEndsThePage() throws Exception {
        BrokenConsole.get().line = "RUNNING";
        FreeStyleBuild build = JENKINS.buildAndAssertStatus(Result.FAILURE, project);
        assertOver(build, Outcome.ERROR);
    }

    @Test
    public void aRecordThatCannotBeWrittenChangesNothingElse() throws Exception {
        update.result("SUCCESS");
        before(build -> Files.writeString(build.getRootDir().toPath().resolve("modelarts"), "in the way"));
        FreeStyleBuild build = JENKINS.buildAndAssertSuccess(project);
        JENKINS.assertLogContains("could not write the page", build);
        assertOver(build, Outcome.SUCCESS);
    }

    @Test
    public void aHistoryThatCannotBeWrittenChangesNothingElse() throws Exception {
        update.result("SUCCESS");
        Path history = project.getRootDir().toPath().resolve("modelarts-deployments.jsonl");
        before(build -> Files.createDirectory(history));
        FreeStyleBuild build = JENKINS.buildAndAssertSuccess(project);
        JENKINS.assertLogContains("could not write the page", build);
        assertEquals(Outcome.SUCCESS, Lab.deployment(build).outcome());
    }

    @Test
    public void aBuildWithAHundredDeploymentsWaitsForOneMore() throws Exception {
        update.result("FAIL");
        before(build -> {
            for (int i = 0; i < 100; i++) {
                DeploymentsAction.begin(build, "id" + i, DeployedService.requested("lab", "s" + i, null), 1, 1000);
            }
        });
        FreeStyleBuild build = JENKINS.buildAndAssertStatus(Result.FAILURE, project);
        JENKINS.assertLogContains("already has 100 deployments", build);
        assertThat(DeploymentsAction.of(build), hasSize(100));
        assertThat(new HistoryFile(project).newestFirst(), hasSize(100));
    }

    private void before(Preparation preparation) throws Exception {
        project.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                    throws IOException {
                preparation.in(build);
                return true;
            }
        });
    }

    private static void assertOver(Run<?, ?> run, Outcome outcome) throws Exception {
        assertEquals(outcome, Lab.deployment(run).outcome());
        assertEquals(
                outcome, new HistoryFile(run.getParent()).newestFirst().get(0).outcome());
        JSONArray rest = JENKINS.getJSON(run.getUrl() + "modelarts/api/json")
                .getJSONObject()
                .getJSONArray("deployments");
        assertEquals(outcome.name(), rest.getJSONObject(0).getString("outcome"));
        assertFalse(JENKINS.createWebClient()
                .withJavaScriptEnabled(false)
                .goTo(run.getUrl() + "modelarts/live")
                .getWebResponse()
                .getContentAsString()
                .contains("data-under-way=\"true\""));
    }

    /** A console that fails at a line which holds this text. */
    @TestExtension
    public static final class BrokenConsole extends ConsoleLogFilter {

        private volatile String line;

        private static BrokenConsole get() {
            return JENKINS.jenkins.getExtensionList(BrokenConsole.class).get(0);
        }

        @Override
        public OutputStream decorateLogger(Run build, OutputStream console) {
            return new LineTransformationOutputStream.Delegating(console) {
                @Override
                protected void eol(byte[] bytes, int length) throws IOException {
                    String broken = line;
                    if (broken != null && new String(bytes, 0, length, StandardCharsets.UTF_8).contains(broken)) {
                        // Otherwise the stream would send the line again and again.
                        line = null;
                        throw new IllegalStateException("The console is broken");
                    }
                    out.write(bytes, 0, length);
                }
            };
        }
    }
}
