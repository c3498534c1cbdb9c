package io.jenkins.plugins.modelarts.deployments.checks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.junit.Assert.assertNull;

import hudson.ExtensionList;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.deployments.DeploymentListener;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/** A Jenkins without the optional plugin checks-api. */
public class WithoutChecksTest {

    @Rule(order = 1)
    public final Lab lab = new Lab();

    @Rule(order = 2)
    public final RealJenkinsRule jenkins = new RealJenkinsRule().omitPlugins("checks-api");

    @Test
    public void deploymentsNeedNoChecks() throws Throwable {
        // After the start of the build, however long Jenkins takes to start.
        lab.service().update(lab.soon() + Duration.ofHours(1).toMillis(), "SUCCESS");
        jenkins.startJenkins();
        jenkins.runRemotely(WithoutChecksTest::deploy, lab.simulator().uri().toString());
    }

    private static void deploy(JenkinsRule jenkins, String endpoint) throws Exception {
        assertNull(jenkins.jenkins.getPlugin("checks-api"));
        assertThat(ExtensionList.lookup(DeploymentListener.class), empty());
        Lab.setUp(endpoint);
        Lab.build(jenkins, "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "')", Result.SUCCESS);
    }
}
