package io.jenkins.plugins.modelarts.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.steps.ModelArtsServiceLogsPublisher;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/** A Jenkins that has no plugin for folders. */
public class WithoutFolderPluginTest {

    /** Not the class, because it cannot be loaded here. */
    private static final String FOLDER_DEFAULTS = "io.jenkins.plugins.modelarts.config.FolderDefaults";

    @Rule
    public final RealJenkinsRule jenkins = new RealJenkinsRule().omitPlugins("cloudbees-folder");

    @Test
    public void theDefaultsOfTheSystemWorkWithoutIt() throws Throwable {
        jenkins.then(WithoutFolderPluginTest::useTheDefaults);
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
            assertThat(
                    browser.getPage(job, "configure").getWebResponse().getContentAsString(),
                    containsString("default: cn-north-9"));
        }
    }
}
