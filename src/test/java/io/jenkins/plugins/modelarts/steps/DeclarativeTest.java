package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.runtime.FakeTimeRuntime;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.scripts.ScriptApproval;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.libs.GlobalLibraries;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.jenkinsci.plugins.workflow.libs.LibraryRetriever;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** Both forms of the step wherever a Declarative or a scripted Pipeline can have it. All scripts run in the sandbox. */
public class DeclarativeTest {

    private static final String WITH_BLOCK = "modelartsServiceLogs(serviceId: 'one', pollSeconds: 2) { deploy 'one' }";
    private static final String WITHOUT_BLOCK = "deploy 'one'; modelartsServiceLogs serviceId: 'one', pollSeconds: 2";

    /** Two requests are two seconds apart, which would be most of the time of these tests. */
    private static final FakeTime TIME = FakeTime.fast(10);

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule
    public final Lab lab = new Lab();

    @Before
    public void setUp() throws Exception {
        lab.simulator().clock(TIME.clock());
        lab.setUp();
        DeployStep.deployTo(lab);
    }

    @After
    public void nothingWaitsForAnApproval() {
        assertThat(ScriptApproval.get().getPendingSignatures(), empty());
        assertThat(ScriptApproval.get().getPendingScripts(), empty());
    }

    @Test
    public void declarativeTakesBothForms() throws Exception {
        for (String step : List.of(WITH_BLOCK, WITHOUT_BLOCK)) {
            for (String agent : List.of("any", "none")) {
                build(declarative(agent, "steps { " + step + " }"), Result.SUCCESS, Outcome.SUCCESS);
            }
        }
    }

    @Test
    public void aFailedUpdateFailsADeclarativePipeline() throws Exception {
        for (String step : List.of(WITH_BLOCK, WITHOUT_BLOCK)) {
            DeployStep.deployTo(lab, "FAIL");
            build(declarative("none", "steps { " + step + " }"), Result.FAILURE, Outcome.FAIL);
        }
    }

    @Test
    public void aFailedUpdateCanMarkADeclarativePipelineUnstable() throws Exception {
        DeployStep.deployTo(lab, "FAIL");
        String step = WITH_BLOCK.replace("pollSeconds", "onFail: 'UNSTABLE', pollSeconds");
        build(declarative("none", "steps { " + step + " }"), Result.UNSTABLE, Outcome.FAIL);
    }

    @Test
    public void stagesInParallel() throws Exception {
        build(
                declarative(
                        "any",
                        "parallel { stage('1') { steps { " + WITH_BLOCK + " } }; stage('2') { steps { "
                                + second(WITHOUT_BLOCK) + " } } }"),
                Result.SUCCESS,
                Outcome.SUCCESS,
                Outcome.SUCCESS);
    }

    @Test
    public void theCellsOfAMatrix() throws Exception {
        build(declarative("none", """
                        matrix {
                            axes { axis { name 'SERVICE'; values 'one', 'two' } }
                            stages { stage('Cell') { steps {
                                modelartsServiceLogs(serviceId: SERVICE, pollSeconds: 2) { deploy SERVICE }
                            } } }
                        }"""), Result.SUCCESS, Outcome.SUCCESS, Outcome.SUCCESS);
    }

    @Test
    public void afterTheStages() throws Exception {
        build(
                declarative("none", "steps { echo 'built' }; post { success { " + WITH_BLOCK + " } }"),
                Result.SUCCESS,
                Outcome.SUCCESS);
        build(
                declarative("any", "steps { error 'broken' }; post { always { " + WITHOUT_BLOCK + " } }"),
                Result.FAILURE,
                Outcome.SUCCESS);
    }

    @Test
    public void theOptionsOfAStage() throws Exception {
        for (String step : List.of(WITH_BLOCK, WITHOUT_BLOCK)) {
            DeployStep.deployTo(lab, "FAIL");
            build(
                    declarative("any", "options { retry(2); timeout(5) }; steps { " + step + " }"),
                    Result.SUCCESS,
                    Outcome.FAIL,
                    Outcome.SUCCESS);
        }
    }

    @Test
    public void aStageAsTheBlock() throws Exception {
        String option = "options { modelartsServiceLogs(serviceId: 'one', pollSeconds: 2) }";
        build(declarative("none", option + "; steps { deploy 'one' }"), Result.SUCCESS, Outcome.SUCCESS);
    }

    @Test
    public void insideOfOtherSteps() throws Exception {
        for (String step : List.of(WITH_BLOCK, WITHOUT_BLOCK)) {
            DeployStep.deployTo(lab, "FAIL", "FAIL");
            String inside = "catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE') { timeout(5) { retry(2) { "
                    + step + " } } }";
            build(declarative("none", "steps { " + inside + " }"), Result.SUCCESS, Outcome.FAIL, Outcome.FAIL);
        }
    }

    @Test
    public void aScriptReadsTheWholeResult() throws Exception {
        String script = "script { def u = " + WITH_BLOCK + "\n echo \"got ${u.result} ${u.serviceName} ${u.reason} "
                + "${u.logs[0].result} ${u.logs.collect { it.update_time } == [u.updateTime]}\" }";
        WorkflowRun run = build(declarative("none", "steps { " + script + " }"), Result.SUCCESS, Outcome.SUCCESS);
        JENKINS.assertLogContains("got SUCCESS first null SUCCESS true", run);
    }

    @Test
    public void scriptedInAndOutsideOfANode() throws Exception {
        for (String step : List.of(WITH_BLOCK, WITHOUT_BLOCK)) {
            build(step, Result.SUCCESS, Outcome.SUCCESS);
            build("node { " + step + " }", Result.SUCCESS, Outcome.SUCCESS);
        }
    }

    @Test
    public void scriptedInsideOfOtherSteps() throws Exception {
        for (String step : List.of(WITH_BLOCK, WITHOUT_BLOCK)) {
            DeployStep.deployTo(lab, "FAIL");
            build(
                    "stage('Deploy') { timeout(5) { retry(2) { " + step + " } }; catchError { " + step + " } }",
                    Result.SUCCESS,
                    Outcome.FAIL,
                    Outcome.SUCCESS,
                    Outcome.SUCCESS);
        }
    }

    @Test
    public void scriptedInParallel() throws Exception {
        build(
                "parallel(one: { " + WITH_BLOCK + " }, two: { " + second(WITHOUT_BLOCK) + " })",
                Result.SUCCESS,
                Outcome.SUCCESS,
                Outcome.SUCCESS);
    }

    @Test
    public void aSharedLibraryHasBothForms() throws Exception {
        LibraryConfiguration library = new LibraryConfiguration("models", new Library());
        library.setDefaultVersion("1");
        GlobalLibraries.get().setLibraries(List.of(library));
        build(
                "@Library('models') _\n" + declarative("none", "steps { deployModel 'one'; awaitModel 'two' }"),
                Result.SUCCESS,
                Outcome.SUCCESS,
                Outcome.SUCCESS);
    }

    private static String declarative(String agent, String stage) {
        return "pipeline { agent " + agent + "\n stages { stage('Deploy') { " + stage + " } } }";
    }

    private static String second(String step) {
        return step.replace("'one'", "'two'");
    }

    private WorkflowRun build(String script, Result result, Outcome... outcomes) throws Exception {
        // Without the updates of an earlier build.
        lab.simulator().service("one", "first");
        lab.simulator().service("two", "second");
        WorkflowRun run = Lab.build(JENKINS, script, result);
        assertThat(Lab.deployments(run).stream().map(DeploymentState::outcome).toList(), containsInAnyOrder(outcomes));
        return run;
    }

    /** Puts the plugin into the time of this test. */
    @TestExtension
    public static final class Runtime extends FakeTimeRuntime {
        public Runtime() {
            super(TIME);
        }
    }

    /** A shared library without source control. */
    public static final class Library extends LibraryRetriever {

        @Override
        public void retrieve(
                String name, String version, boolean changelog, FilePath target, Run<?, ?> run, TaskListener listener)
                throws Exception {
            retrieve(name, version, target, run, listener);
        }

        @Override
        public void retrieve(String name, String version, FilePath target, Run<?, ?> run, TaskListener listener)
                throws Exception {
            target.child("vars/deployModel.groovy")
                    .write(
                            "def call(id) { modelartsServiceLogs(serviceId: id, pollSeconds: 2) { deploy id } }",
                            "UTF-8");
            target.child("vars/awaitModel.groovy")
                    .write("def call(id) { deploy id; modelartsServiceLogs serviceId: id, pollSeconds: 2 }", "UTF-8");
        }
    }
}
