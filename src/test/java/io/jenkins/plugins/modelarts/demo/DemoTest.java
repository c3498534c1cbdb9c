package io.jenkins.plugins.modelarts.demo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.Assume.assumeFalse;

import groovy.lang.GroovyShell;
import hudson.Functions;
import hudson.model.Result;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.SecretSource;
import io.jenkins.plugins.modelarts.simulator.Demo;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import io.jenkins.plugins.modelarts.testkit.CodeSample;
import io.jenkins.plugins.modelarts.testkit.Documentation;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** A new user can do in the demo what the README and the tutorial say. */
public class DemoTest {

    private static final Path HOME = Path.of("src/demo/home");
    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    private static Simulator simulator;

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    /** The variable of the environment in which ./demo starts Jenkins. */
    @TestExtension
    public static final class Address extends SecretSource {
        @Override
        public Optional<String> reveal(String name) {
            return name.equals("SIMULATOR_URL") ? Optional.of(simulator.uri().toString()) : Optional.empty();
        }
    }

    @BeforeClass
    public static void startTheDemo() throws Exception {
        assumeFalse(Functions.isWindows());
        simulator = Demo.start(new String[] {"--port", "0"}, SILENT);
        EnvironmentVariablesNodeProperty environment = new EnvironmentVariablesNodeProperty();
        environment.getEnvVars().put("SIMULATOR_URL", simulator.uri().toString());
        jenkins.jenkins.getGlobalNodeProperties().add(environment);
        File home = jenkins.jenkins.getRootDir();
        FileUtils.copyDirectory(HOME.toFile(), home);
        jenkins.jenkins.reload();
        ConfigurationAsCode.get().configure("src/demo/jenkins.yaml");
        new GroovyShell(jenkins.jenkins.getPluginManager().uberClassLoader)
                .evaluate(new File(home, "init.groovy.d/check-out-script.groovy"));
    }

    @AfterClass
    public static void endTheDemo() {
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    public void theReadmesPipelineGivesThePageOfThePicture() throws Exception {
        CodeSample first = Documentation.samples("groovy").get(0);
        assertThat(first.page(), containsString("README.md"));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "my-first-deployment");
        job.setDefinition(new CpsFlowDefinition(first.text(), true));
        WorkflowRun run = finished(job.scheduleBuild2(0).waitForStart(), Result.FAILURE);
        String page = page(run.getUrl() + "modelarts/");
        for (String text : List.of(
                "fraud-detection Failed",
                "Reason The model container was ended because it ran out of memory (exit code 137). ModelArts rolled the"
                        + " service back to what ran before",
                "Failed to update the service. The update has been rolled back.",
                "What changed Compared with the update of",
                "Models Model Version Traffic Specification Instances",
                "All updates of the service",
                "This build")) {
            assertThat(page, containsString(text));
        }
    }

    @Test
    public void theSampleJobsRun() throws Exception {
        build("recommend-on-success", Result.SUCCESS);
        build("inspection-unstable", Result.UNSTABLE);
    }

    @Test
    public void theStartPageLinksToPagesAndDocumentation() throws Exception {
        HtmlPage start = jenkins.createWebClient().withJavaScriptEnabled(false).goTo("");
        for (String link : List.of(
                "job/fraud-rolled-back/lastBuild/modelarts/", "modelarts/", "docs/tutorial.md", "docs/recipes.md")) {
            assertThat(
                    start.querySelectorAll("#systemmessage a[href$='" + link + "']")
                            .size(),
                    is(greaterThan(0)));
        }
        HtmlPage job = jenkins.createWebClient().withJavaScriptEnabled(false).goTo("job/recommend-on-success/");
        assertThat(job.getAnchorByText("tutorial").getHrefAttribute(), containsString("docs/tutorial.md"));
    }

    private void build(String job, Result result) throws Exception {
        WorkflowJob sample = jenkins.jenkins.getItemByFullName(job, WorkflowJob.class);
        finished(sample.scheduleBuild2(0).waitForStart(), result);
    }

    /** Awaits that the build sees its update, and lets the update end at once. */
    private WorkflowRun finished(WorkflowRun run, Result result) throws Exception {
        jenkins.waitForMessage("): RUNNING", run);
        simulator.clockAhead(Duration.ofMinutes(2));
        return Lab.end(jenkins, run, result);
    }

    private String page(String url) throws Exception {
        return jenkins.createWebClient()
                .withJavaScriptEnabled(false)
                .goTo(url)
                .getBody()
                .asNormalizedText()
                .replaceAll("\\s+", " ");
    }
}
