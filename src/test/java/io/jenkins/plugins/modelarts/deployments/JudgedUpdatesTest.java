package io.jenkins.plugins.modelarts.deployments;

import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a build remembers of the updates that its waits judged. */
public class JudgedUpdatesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static final DeployedService MNIST = DeployedService.of(new ServiceRef("lab", null, "mnist"), null);
    private static final DeployedService ELSEWHERE =
            DeployedService.of(new ServiceRef("cn-north-4", null, "mnist"), null);

    private FreeStyleBuild build;

    @Before
    public void build() throws Exception {
        build = JENKINS.buildAndAssertSuccess(JENKINS.createFreeStyleProject());
    }

    @Test
    public void theNewestOfEachServiceAndRegion() {
        end(MNIST, 5, Outcome.FAIL);
        end(MNIST, 3, Outcome.SUCCESS);
        end(ELSEWHERE, 4, Outcome.SUCCESS);
        assertEquals(Map.of(MNIST.key(), 5L, ELSEWHERE.key(), 4L), DeploymentsAction.judgedUpdates(build));
    }

    @Test
    public void anUpdateThatWasNotOverIsNotJudged() {
        end(MNIST, 5, Outcome.TIMED_OUT);
        end(MNIST, 6, Outcome.ABORTED);
        assertEquals(Map.of(), DeploymentsAction.judgedUpdates(build));
    }

    @Test
    public void alsoThoseBeyondTheDeploymentsThatAreKept() throws Exception {
        for (int i = 1; i <= DeploymentsAction.MAX_DEPLOYMENTS + 2; i++) {
            end(MNIST, i, Outcome.SUCCESS);
        }
        Map<String, Long> newest = Map.of(MNIST.key(), DeploymentsAction.MAX_DEPLOYMENTS + 2L);
        assertEquals(newest, DeploymentsAction.judgedUpdates(build));
        JENKINS.jenkins.reload();
        FreeStyleProject job =
                JENKINS.jenkins.getItemByFullName(build.getParent().getFullName(), FreeStyleProject.class);
        assertEquals(newest, DeploymentsAction.judgedUpdates(job.getBuildByNumber(1)));
    }

    private void end(DeployedService service, long updateTime, Outcome outcome) {
        String id = service.key() + updateTime;
        Deployment deployment = DeploymentsAction.begin(build, id, service, 0, 1000);
        Log log = new Log(updateTime, "SUCCESS", List.of(), null, null, List.of(), null, List.of());
        deployment.onResponse(service, ServiceSnapshot.EMPTY, log, null);
        assertEquals(List.of(), deployment.onEnd(new DeploymentEnd(outcome, null, 1), ServiceSnapshot.EMPTY));
    }
}
