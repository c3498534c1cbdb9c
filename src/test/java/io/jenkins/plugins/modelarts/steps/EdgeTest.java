package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Services on edge nodes, where an update can fail on some of the nodes. */
public class EdgeTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    private static final String STEP = "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "', onFail: 'NONE')";
    private static final String COUNTS = "def log = update.logs[0]\n"
            + "echo \"${log.success_num} of ${log.success_num + log.failed_num}\"\n"
            + "for (node in log.result_detail) { echo \"${node.operation} ${node.node_name} ${node.result}\" }";

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        lab.service().edge();
    }

    @Test
    public void aPartialFailureReadsAsSuchInTheConsole() throws Exception {
        partialFailure();
        WorkflowRun run = Lab.build(JENKINS, STEP, Result.SUCCESS);
        JENKINS.assertLogContains("partial failure, 2 succeeded and 1 FAILED", run);
        JENKINS.assertLogContains("node gate-7: deploy FAILED", run);
        JENKINS.assertLogContains("node hall-1: deploy succeeded", run);
    }

    @Test
    public void aPartialFailureIsReturnedNodeByNode() throws Exception {
        partialFailure();
        WorkflowRun run = Lab.build(JENKINS, "def update = " + STEP + "\n" + COUNTS, Result.SUCCESS);
        JENKINS.assertLogContains("2 of 3", run);
        JENKINS.assertLogContains("deploy gate-7 false", run);
        JENKINS.assertLogContains("deploy hall-1 true", run);
    }

    @Test
    public void aPartialFailureNamesTheNodesInItsReason() throws Exception {
        partialFailure();
        WorkflowRun run = Lab.build(JENKINS, STEP, Result.SUCCESS);
        String reason = Lab.deployment(run).reason();
        assertThat(reason, containsString("1 of 3 nodes failed (gate-7)"));
    }

    @Test
    public void successOnAllNodesIsCounted() throws Exception {
        lab.service()
                .update(lab.soon(), "SUCCESS")
                .node("hall-1", "deploy", true)
                .node("hall-2", "delete", true);
        WorkflowRun run = Lab.build(JENKINS, STEP, Result.SUCCESS);
        JENKINS.assertLogContains("all 2 succeeded", run);
        JENKINS.assertLogContains("node hall-2: delete succeeded", run);
    }

    private void partialFailure() {
        lab.service()
                .update(lab.soon(), "FAIL")
                .node("hall-1", "deploy", true)
                .node("hall-2", "deploy", true)
                .node("gate-7", "deploy", false);
    }
}
