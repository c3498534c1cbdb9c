package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.JenkinsRule;

/** The result of a build for each result of ModelArts. */
public class ModelArtsServiceLogsStepTest {

    @ClassRule
    public static final BuildWatcher WATCHER = new BuildWatcher();

    @ClassRule
    public static final JenkinsRule JENKINS = new BrowsedJenkins();

    @Rule
    public final Lab lab = new Lab();

    private static final String SERVICE = "serviceId: '" + Lab.SERVICE_ID + "', pollSeconds: 2";

    @Before
    public void setUp() throws Exception {
        lab.setUp();
    }

    @Test
    public void anUpdateThatIsOverEndsTheStepAtOnce() throws Exception {
        update("SUCCESS");
        WorkflowRun run = Lab.build(JENKINS, "modelartsServiceLogs " + SERVICE, Result.SUCCESS);
        assertEquals(Outcome.SUCCESS, Lab.deployment(run).outcome());
        assertNull(Lab.deployment(run).reason());
    }

    @Test
    public void theBuildKeepsTheProjectOfTheResponse() throws Exception {
        update("SUCCESS");
        WorkflowRun run = Lab.build(JENKINS, "modelartsServiceLogs " + SERVICE, Result.SUCCESS);
        assertEquals(Simulator.PROJECT_ID, Lab.deployment(run).service().projectId());
    }

    @Test
    public void aRunningUpdateIsWaitedFor() throws Exception {
        SimulatedUpdate update = update("RUNNING");
        WorkflowRun run = Lab.start(JENKINS, "modelartsServiceLogs " + SERVICE);
        JENKINS.waitForMessage("RUNNING", run);
        assertNull(Lab.deployment(run).outcome());
        update.result("SUCCESS");
        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(run));
        assertEquals(Outcome.SUCCESS, Lab.deployment(run).outcome());
    }

    @Test
    public void aWaitingPageShowsStatusAndProblem() throws Exception {
        SimulatedUpdate update = update("RUNNING");
        WorkflowRun run = Lab.start(JENKINS, "modelartsServiceLogs " + SERVICE);
        JENKINS.waitForMessage("RUNNING", run);
        assertThat(page(run).asNormalizedText(), containsString("is RUNNING"));
        lab.simulator().faults().on("/v1/.*").next(Fault.status(503));
        JENKINS.waitForMessage("The request failed and will be repeated", run);
        assertThat(page(run).asNormalizedText(), containsString("trying again"));
        update.result("SUCCESS");
        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(run));
        assertNull(DeploymentsAction.of(run).get(0).status());
    }

    @Test
    public void aFailedUpdateFailsTheBuildAndSaysWhy() throws Exception {
        SimulatedUpdate update = update("FAIL");
        lab.service()
                .errorMsg("The image cannot be pulled.")
                .event("normal", "Failed to update the service. The update has been rolled back.", update.updateTime());
        WorkflowRun run = Lab.build(JENKINS, "modelartsServiceLogs " + SERVICE, Result.FAILURE);
        assertEquals(Outcome.FAIL, Lab.deployment(run).outcome());
        assertThat(
                Lab.deployment(run).reason(),
                allOf(
                        containsString("The image cannot be pulled. ModelArts"),
                        containsString("rolled the service back")));
        JENKINS.assertLogContains("ERROR: ModelArts reports that the update of", run);
    }

    @Test
    public void aFailedUpdateCanMarkStepAndBuildUnstable() throws Exception {
        update("FAIL");
        String script = "modelartsServiceLogs " + SERVICE + ", onFail: 'UNSTABLE'; echo 'went on'";
        WorkflowRun run = Lab.build(JENKINS, script, Result.UNSTABLE);
        JENKINS.assertLogContains("went on", run);
        FlowNode step = new DepthFirstScanner()
                .findFirstMatch(
                        run.getExecution(),
                        node -> node != null && node.getDisplayFunctionName().equals("modelartsServiceLogs"));
        assertEquals(
                Result.UNSTABLE, step.getPersistentAction(WarningAction.class).getResult());
    }

    @Test
    public void aFailedUpdateCanBeRecordedOnly() throws Exception {
        update("FAIL");
        String script = "def u = modelartsServiceLogs(" + SERVICE + ", onFail: 'NONE'); echo \"got ${u.result}\"";
        WorkflowRun run = Lab.build(JENKINS, script, Result.SUCCESS);
        JENKINS.assertLogContains("got FAIL", run);
        assertEquals(Outcome.FAIL, Lab.deployment(run).outcome());
    }

    @Test
    public void aFailureThatTheScriptCatchesStaysOnThePage() throws Exception {
        update("FAIL");
        lab.service().errorMsg("Quota exceeded.");
        String script = "try { modelartsServiceLogs " + SERVICE + " } catch (e) { echo \"caught ${e.message}\" }";
        WorkflowRun run = Lab.build(JENKINS, script, Result.SUCCESS);
        JENKINS.assertLogContains("caught ModelArts reports", run);
        assertThat(page(run).asNormalizedText(), containsString("Quota exceeded."));
    }

    @Test
    public void theScriptGetsWhatModelArtsSays() throws Exception {
        SimulatedUpdate update = update("SUCCESS");
        update.config("minst", "0.0.1", 100).env("PASSWORD", "hunter2");
        String script = "def u = modelartsServiceLogs(" + SERVICE + ")\n"
                + "echo \"${u.result} ${u.serviceId} ${u.serviceName} ${u.region} ${u.updateTime} ${u.reason}\"\n"
                + "echo \"${u.logs[0].config[0].model_name} ${u.logs[0].config[0].envs.PASSWORD}\"";
        WorkflowRun run = Lab.build(JENKINS, script, Result.SUCCESS);
        JENKINS.assertLogContains("SUCCESS " + Lab.SERVICE_ID + " mnist lab " + update.updateTime() + " null", run);
        JENKINS.assertLogContains("minst ****", run);
        JENKINS.assertLogNotContains("hunter2", run);
    }

    @Test
    public void theBuildPageShowsTheSampleOfTheApiPage() throws Exception {
        lab.service().update(1574770228888L, "SUCCESS").config("minst", "0.0.1", 100);
        WorkflowRun run =
                Lab.build(JENKINS, "modelartsServiceLogs " + SERVICE + ", updateTime: '1574770228888'", Result.SUCCESS);
        String page = page(run).asNormalizedText();
        assertThat(page, allOf(containsString("mnist"), containsString("minst"), containsString("0.0.1")));
    }

    @Test
    public void lastWeeksSuccessIsNotTodaysDeployment() throws Exception {
        lab.service().lastWeeksUpdate();
        String script = "def u = modelartsServiceLogs(" + SERVICE + ", wait: false); echo \"got ${u.result}\"";
        JENKINS.assertLogContains("got NONE", Lab.build(JENKINS, script, Result.SUCCESS));
        SimulatedUpdate today = update("RUNNING");
        WorkflowRun run = Lab.start(JENKINS, "modelartsServiceLogs " + SERVICE);
        JENKINS.waitForMessage("RUNNING", run);
        today.result("FAIL");
        JENKINS.assertBuildStatus(Result.FAILURE, JENKINS.waitForCompletion(run));
    }

    @Test
    public void aServiceCanBeNamed() throws Exception {
        update("SUCCESS");
        WorkflowRun run =
                Lab.build(JENKINS, "modelartsServiceLogs serviceName: 'mnist', pollSeconds: 2", Result.SUCCESS);
        assertEquals(Lab.SERVICE_ID, Lab.deployment(run).service().serviceId());
    }

    @Test
    public void aWrongServiceIdIsNamed() throws Exception {
        WorkflowRun run = Lab.build(JENKINS, "modelartsServiceLogs serviceId: 'no-such-service'", Result.FAILURE);
        JENKINS.assertLogContains("There is no service no-such-service in project " + Simulator.PROJECT_ID, run);
        JENKINS.assertLogContains("Check the service's id or name, the region and the project.", run);
        assertEquals(Outcome.ERROR, Lab.deployment(run).outcome());
    }

    @Test
    public void aWrongProjectIsNamed() throws Exception {
        String project = "00000000000000000000000000000000";
        // A ready token, because with an IAM user IAM would refuse the other project.
        Lab.store(token("ready", lab.simulator().newToken()));
        WorkflowRun run = Lab.build(
                JENKINS,
                "modelartsServiceLogs " + SERVICE + ", credentialsId: 'ready', projectId: '" + project + "'",
                Result.FAILURE);
        JENKINS.assertLogContains("Project " + project + " is not the one of these credentials", run);
    }

    @Test
    public void aWrongTokenIsNamed() throws Exception {
        Lab.store(token("ready", "no-token-at-all"));
        WorkflowRun run =
                Lab.build(JENKINS, "modelartsServiceLogs " + SERVICE + ", credentialsId: 'ready'", Result.FAILURE);
        JENKINS.assertLogContains("does not accept the credentials. Check that they belong to this region", run);
        JENKINS.assertLogNotContains("no-token-at-all", run);
    }

    @Test
    public void aTokenThatHasEndedIsNamed() throws Exception {
        Lab.store(token("ready", lab.simulator().newToken()));
        lab.simulator().endTokens();
        WorkflowRun run =
                Lab.build(JENKINS, "modelartsServiceLogs " + SERVICE + ", credentialsId: 'ready'", Result.FAILURE);
        JENKINS.assertLogContains("The token is no longer valid", run);
        JENKINS.assertLogContains("Store a new token in the credentials", run);
    }

    @Test
    public void aWebPageInsteadOfJsonIsNamed() throws Exception {
        lab.simulator().faults().on("/v1/.*").always(Fault.html());
        WorkflowRun run = Lab.build(JENKINS, "modelartsServiceLogs " + SERVICE, Result.FAILURE);
        JENKINS.assertLogContains("is not ModelArts", run);
        JENKINS.assertLogContains("whether a proxy shows a sign-in page", run);
    }

    @Test
    public void missingCredentialsAreNamed() throws Exception {
        WorkflowRun run =
                Lab.build(JENKINS, "modelartsServiceLogs " + SERVICE + ", credentialsId: 'nobody'", Result.FAILURE);
        JENKINS.assertLogContains("This job has no credentials \"nobody\"", run);
    }

    @Test
    public void theMessageForAnUnknownRegionListsAllRegions() throws Exception {
        WorkflowRun run = Lab.build(JENKINS, "modelartsServiceLogs " + SERVICE + ", region: 'moon-1'", Result.FAILURE);
        JENKINS.assertLogContains("There is no region \"moon-1\". These regions exist: lab, cn-north-1,", run);
    }

    @Test
    public void aServiceNeedsEitherIdOrName() throws Exception {
        for (String arguments : List.of("", "serviceId: 'a', serviceName: 'b'")) {
            WorkflowRun run = Lab.build(JENKINS, "modelartsServiceLogs(" + arguments + ")", Result.FAILURE);
            JENKINS.assertLogContains("Set either serviceId or serviceName", run);
        }
    }

    @Test
    public void argumentsOutOfRangeAreNamedWithWhatIsExpected() throws Exception {
        refused("timeoutMinutes: 0", "timeoutMinutes is 0, but must be from 1 to 10080");
        refused("pollSeconds: 1", "pollSeconds is 1, but must be 2 or more");
        refused("since: -1", "since is -1, but must be milliseconds");
        refused("updateTime: 0", "updateTime is 0, but must be the milliseconds");
        refused("onFail: 'SHRUG'", "onFail is \"SHRUG\", but must be one of FAILURE, UNSTABLE, NONE");
    }

    private void refused(String argument, String message) throws Exception {
        WorkflowRun run = Lab.build(JENKINS, "modelartsServiceLogs serviceId: 'a', " + argument, Result.FAILURE);
        JENKINS.assertLogContains(message, run);
    }

    @Test
    public void sinceZeroMeansTheBuildsStart() throws Exception {
        lab.service().lastWeeksUpdate();
        String script =
                "def u = modelartsServiceLogs(" + SERVICE + ", since: 0, wait: false); echo \"got ${u.result}\"";
        JENKINS.assertLogContains("got NONE", Lab.build(JENKINS, script, Result.SUCCESS));
    }

    @Test
    public void sinceAnEarlierTimeLetsAnOlderUpdateIn() throws Exception {
        lab.service().update(1574770228888L, "SUCCESS");
        String script = "def u = modelartsServiceLogs(" + SERVICE + ", since: 1574770228888); echo \"got ${u.result}\"";
        JENKINS.assertLogContains("got SUCCESS", Lab.build(JENKINS, script, Result.SUCCESS));
    }

    /** An update that is later than the start of any build of the test. */
    private SimulatedUpdate update(String result) {
        long later = lab.simulator().now().plus(Duration.ofMinutes(1)).toEpochMilli();
        return lab.service().update(later, result);
    }

    private static HtmlPage page(WorkflowRun run) throws Exception {
        return JENKINS.createWebClient().getPage(run, "modelarts");
    }

    private static StringCredentialsImpl token(String id, String token) {
        return new StringCredentialsImpl(CredentialsScope.GLOBAL, id, null, Secret.fromString(token));
    }
}
