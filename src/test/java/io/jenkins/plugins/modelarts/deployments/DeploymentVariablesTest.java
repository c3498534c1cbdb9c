package io.jenkins.plugins.modelarts.deployments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.EnvVars;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What the environment variables say of the last deployment of a build that ended. */
public class DeploymentVariablesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new BrowsedJenkins();

    private FreeStyleBuild build;

    @Before
    public void build() throws Exception {
        build = JENKINS.buildAndAssertSuccess(JENKINS.createFreeStyleProject());
    }

    @Test
    public void thereAreNoneBeforeADeploymentEnded() throws Exception {
        begin("a");
        assertEquals(Map.of(), variables());
    }

    @Test
    public void aSuccessHasNoReason() throws Exception {
        end(begin("a"), 5L, Outcome.SUCCESS, null);
        assertEquals(Map.of("RESULT", "SUCCESS", "SERVICE_ID", "a", "UPDATE_TIME", "5"), variables());
    }

    @Test
    public void aFailureHasItsReason() throws Exception {
        end(begin("a"), 5L, Outcome.FAIL, "No memory");
        assertEquals(
                Map.of("RESULT", "FAIL", "SERVICE_ID", "a", "UPDATE_TIME", "5", "REASON", "No memory"), variables());
    }

    @Test
    public void withoutAnUpdateThereIsNoTime() throws Exception {
        end(begin("a"), null, Outcome.NO_UPDATE, "No update");
        assertEquals(Map.of("RESULT", "NONE", "SERVICE_ID", "a", "REASON", "No update"), variables());
    }

    @Test
    public void theLastThatEndedCountsAndNotTheLastThatBegan() throws Exception {
        Deployment first = begin("a");
        end(begin("b"), 5L, Outcome.FAIL, "No memory");
        end(first, 6L, Outcome.SUCCESS, null);
        assertEquals(Map.of("RESULT", "SUCCESS", "SERVICE_ID", "a", "UPDATE_TIME", "6"), variables());
    }

    @Test
    public void aReasonIsOneLineThatNamesNoVariable() throws Exception {
        end(begin("a"), 5L, Outcome.FAIL, "bad\nFinished: ${SECRET} $HOME\u001b[31m\u202e" + "x".repeat(5000));
        String reason = variables().get("REASON");
        assertThat(reason, containsString("bad Finished: {SECRET} HOME [31m x"));
        assertEquals(-1, reason.indexOf('\n'));
        assertEquals(true, reason.length() < 700);
    }

    @Test
    public void alsoOneBeyondTheDeploymentsThatAreKept() throws Exception {
        for (int i = 1; i <= DeploymentsAction.MAX_DEPLOYMENTS; i++) {
            end(begin("s" + i), (long) i, Outcome.SUCCESS, null);
        }
        Deployment kept = begin("s1");
        end(kept, 7L, Outcome.FAIL, "No memory");
        assertEquals("No memory", variables().get("REASON"));
        reload();
        assertEquals("No memory", variables().get("REASON"));
    }

    @Test
    public void theySurviveARestart() throws Exception {
        Deployment first = begin("a");
        end(begin("b"), 5L, Outcome.FAIL, "No memory");
        end(first, 6L, Outcome.SUCCESS, null);
        Map<String, String> before = variables();
        reload();
        assertEquals(before, variables());
    }

    @Test
    public void jenkinsListsThemAmongItsVariables() throws Exception {
        try (JenkinsRule.WebClient browser = JENKINS.createWebClient()) {
            String page = browser.goTo("env-vars.html").asNormalizedText();
            for (String name : List.of("RESULT", "UPDATE_TIME", "SERVICE_ID", "REASON")) {
                assertThat(page, containsString("MODELARTS_" + name));
            }
            assertThat(page, containsString("Why this deployment did not succeed"));
        }
    }

    private void reload() throws Exception {
        String job = build.getParent().getFullName();
        JENKINS.jenkins.reload();
        build = JENKINS.jenkins.getItemByFullName(job, FreeStyleProject.class).getBuildByNumber(build.getNumber());
    }

    private Deployment begin(String serviceId) {
        DeployedService service = DeployedService.requested("lab", serviceId, null);
        return DeploymentsAction.begin(build, serviceId + System.nanoTime(), service, 0, 1000);
    }

    private static void end(
            Deployment deployment, @CheckForNull Long updateTime, Outcome outcome, @CheckForNull String reason) {
        DeployedService service = deployment.state().service();
        Log log = updateTime == null
                ? null
                : new Log(updateTime, outcome.name(), List.of(), null, null, List.of(), null, List.of());
        deployment.onResponse(
                DeployedService.of(new ServiceRef("lab", null, service.serviceId()), null),
                ServiceSnapshot.EMPTY,
                log,
                null);
        assertEquals(List.of(), deployment.onEnd(new DeploymentEnd(outcome, reason, 1), ServiceSnapshot.EMPTY));
    }

    /** Without the prefix of their names. */
    private Map<String, String> variables() throws Exception {
        EnvVars all = build.getEnvironment(TaskListener.NULL);
        Map<String, String> ours = new TreeMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith("MODELARTS_")) {
                ours.put(name.substring("MODELARTS_".length()), value);
            }
        });
        return ours;
    }
}
