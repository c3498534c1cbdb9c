package io.jenkins.plugins.modelarts.docs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.Assume.assumeFalse;

import hudson.Functions;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import hudson.tasks.Mailer;
import io.jenkins.plugins.modelarts.runtime.FakeTimeRuntime;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.testkit.CodeSample;
import io.jenkins.plugins.modelarts.testkit.Documentation;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.io.File;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** Every Pipeline of the documentation runs as the text says. */
@RunWith(Parameterized.class)
public class PipelineSamplesTest {

    /** Two requests are two seconds apart. */
    private static final FakeTime TIME = FakeTime.fast(10);

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Parameterized.Parameter
    public CodeSample sample;

    private final DocumentedCloud cloud = new DocumentedCloud();
    private final StandIns standIns = new StandIns();
    private final MailServer mail = new MailServer();

    @Rule
    public final RuleChain rules = RuleChain.outerRule(new EmptyJenkins())
            .around(cloud)
            .around(standIns)
            .around(mail);

    /** All but those of the page that {@code FolderAndVariableSamplesTest} runs. */
    @Parameterized.Parameters(name = "{0}")
    public static List<CodeSample> samples() {
        return Documentation.samples("groovy").stream()
                .filter(sample ->
                        !JobDslSamplesTest.isJobDsl(sample) && !sample.page().equals("docs/environment.md"))
                .toList();
    }

    @BeforeClass
    public static void thereIsAShell() {
        assumeFalse(Functions.isWindows());
    }

    @Before
    public void setUp() throws Exception {
        cloud.clock(TIME.clock());
        EnvironmentVariablesNodeProperty environment = new EnvironmentVariablesNodeProperty();
        environment.getEnvVars().putAll(standIns.environment(cloud.address()));
        JENKINS.jenkins.getGlobalNodeProperties().replaceBy(List.of(environment));
        Mailer.descriptor().setSmtpHost("127.0.0.1");
        Mailer.descriptor().setSmtpPort(String.valueOf(mail.port()));
    }

    @Test
    public void runsAsTheTextSays() throws Exception {
        if (sample.text().contains("'verify-mnist'")) {
            job("verify-mnist", theSampleWith("params.UPDATE_TIME"));
        }
        PipelineOutcome expected = PipelineOutcome.of(sample);
        WorkflowRun run = JENKINS.buildAndAssertStatus(expected.result(), job("sample", sample));
        if (expected.calls() != null) {
            assertThat(standIns.calls(), is(expected.calls()));
        }
        JENKINS.waitUntilNoActivity();
        StringBuilder consoles = new StringBuilder();
        for (WorkflowJob job : JENKINS.jenkins.getAllItems(WorkflowJob.class)) {
            consoles.append(JenkinsRule.getLog(JENKINS.assertBuildStatus(expected.result(), job.getLastBuild())));
        }
        assertThat(consoles.toString(), containsString(expected.console()));
        if (sample.text().contains("mail to:")) {
            assertThat(mail.mails(), hasSize(1));
            String why = sample.text().contains("BUILD_URL")
                    ? JENKINS.getURL() + run.getUrl() + "modelarts/"
                    : "it ran out of memory";
            assertThat(
                    mail.mails().get(0).replace("=\n", ""),
                    allOf(containsString("To: ml-team@example.com"), containsString(why)));
        }
    }

    private WorkflowJob job(String name, CodeSample script) throws Exception {
        WorkflowJob job = JENKINS.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script.text(), true));
        if (script.text().contains("params.")) {
            String update = String.valueOf(DocumentedCloud.UPDATE_TIME);
            job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("UPDATE_TIME", update)));
        }
        standIns.checkOut(new File(JENKINS.jenkins.getWorkspaceFor(job).getRemote()));
        return job;
    }

    private static CodeSample theSampleWith(String text) {
        return samples().stream()
                .filter(other -> other.text().contains(text))
                .findFirst()
                .orElseThrow();
    }

    /** Puts the plugin into the time of this test. */
    @TestExtension
    public static final class Runtime extends FakeTimeRuntime {
        public Runtime() {
            super(TIME);
        }
    }
}
