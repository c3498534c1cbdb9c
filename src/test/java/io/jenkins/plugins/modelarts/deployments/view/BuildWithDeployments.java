package io.jenkins.plugins.modelarts.deployments.view;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.security.AuthorizationStrategy;
import io.jenkins.plugins.modelarts.deployments.Sample;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.htmlunit.html.HtmlPage;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.jvnet.hudson.test.JenkinsRule;

/** A build that shows deployments on its pages. */
public abstract class BuildWithDeployments {

    @ClassRule
    public static final JenkinsRule jenkins = new JenkinsRule();

    FreeStyleProject job;
    FreeStyleBuild build;

    @Before
    public void build() throws Exception {
        job = jenkins.createFreeStyleProject();
        build = jenkins.buildAndAssertSuccess(job);
    }

    @After
    public void openAgain() {
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
