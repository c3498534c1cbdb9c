package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.deployments.DeploymentListener;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/** A Jenkins without the plugins for folders and for checks. One for both, since its start takes most of the time. */
public class WithoutOptionalPluginsTest {

    /** Not the class, because it cannot be loaded here. */
    private static final String FOLDER_DEFAULTS = "io.jenkins.plugins.modelarts.config.FolderDefaults";

    @Rule(order = 1)
    public final Lab lab = new Lab();

    @Rule(order = 2)
    public final RealJenkinsRule jenkins = ShortJenkins.rule().omitPlugins("cloudbees-folder", "checks-api");

    @Test
    public void defaultsAndDeploymentsWorkWithoutThem() throws Throwable {
        // Jenkins takes a while to start, and the update has to be newer than the build.
        lab.service().update(lab.soon() + Duration.ofHours(1).toMillis(), "SUCCESS");
        jenkins.startJenkins();
        jenkins.runRemotely(WithoutOptionalPluginsTest::useTheDefaults);
        jenkins.runRemotely(
                WithoutOptionalPluginsTest::deploy, lab.simulator().uri().toString());
    }

    private static void useTheDefaults(JenkinsRule jenkins) throws Throwable {
        assertThat(jenkins.jenkins.getPlugin("cloudbees-folder"), nullValue());
        assertThat(jenkins.jenkins.getDescriptor(FOLDER_DEFAULTS), nullValue());
        ModelArtsConfiguration.get().setDefaultRegion("cn-north-9");
        ModelArtsConfiguration.get().setDefaultCredentialsId("huawei");
        FreeStyleProject job = jenkins.createFreeStyleProject();
        assertThat(ConnectionSettings.of(job, null, null, null).region(), is("cn-north-9"));
        job.getPublishersList().add(new ModelArtsServiceLogsPublisher());
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            browser.setJavaScriptEnabled(false);
            assertThat(
                    browser.getPage(job, "configure").getWebResponse().getContentAsString(),
                    containsString("default: cn-north-9"));
        }
    }

    private static void deploy(JenkinsRule jenkins, String endpoint) throws Exception {
        assertThat(jenkins.jenkins.getPlugin("checks-api"), nullValue());
        assertThat(ExtensionList.lookup(DeploymentListener.class), empty());
        Lab.setUp(endpoint);
        Lab.build(jenkins, "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "')", Result.SUCCESS);
    }
}
