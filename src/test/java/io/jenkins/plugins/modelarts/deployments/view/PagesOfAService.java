package io.jenkins.plugins.modelarts.deployments.view;

import io.jenkins.plugins.modelarts.deployments.ServiceStory;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.jvnet.hudson.test.JenkinsRule;

/** A Jenkins whose builds know the life of one service. */
public abstract class PagesOfAService {

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    static ServiceStory story;

    @BeforeClass
    public static void story() throws Exception {
        story = ServiceStory.tell(jenkins);
    }

    static JenkinsRule.WebClient client() {
        return jenkins.createWebClient().withJavaScriptEnabled(false);
    }
}
