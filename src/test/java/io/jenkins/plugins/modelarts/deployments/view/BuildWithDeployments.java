package io.jenkins.plugins.modelarts.deployments.view;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.security.AuthorizationStrategy;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.htmlunit.html.HtmlPage;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;

/** A build that shows deployments on its pages. */
public abstract class BuildWithDeployments {

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    FreeStyleProject job;
    FreeStyleBuild build;

    @Before
    public void build() throws Exception {
        job = jenkins.createFreeStyleProject();
        build = jenkins.buildAndAssertSuccess(job);
    }

    private final CountDownLatch end = new CountDownLatch(1);

    /** Starts another build of the job. It ends with the test, or when the test calls {@link #endBuild}. */
    final void runningBuild() throws Exception {
        job.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> running, Launcher launcher, BuildListener listener)
                    throws InterruptedException {
                end.await();
                return true;
            }
        });
        build = job.scheduleBuild2(0).waitForStart();
    }

    final void endBuild() throws Exception {
        end.countDown();
        jenkins.waitForCompletion(build);
    }

    @After
    public void openAgain() throws Exception {
        endBuild();
        jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
    }

    static String records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Sample.log(Sample.TIME - i, "SUCCESS", "0." + i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    final JenkinsRule.WebClient client() {
        return jenkins.createWebClient().withJavaScriptEnabled(false);
    }

    final HtmlPage page() throws Exception {
        return client().goTo(build.getUrl() + "modelarts/");
    }

    /** The whole text that a reader sees, with blanks between its parts. */
    final String text() throws Exception {
        return page().getBody().asNormalizedText().replaceAll("\\s+", " ");
    }
}
