package io.jenkins.plugins.modelarts.credentials;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Two hundred builds that start at once. Each test has a Jenkins of its own, because so many builds outlast their test. */
public class BurstOfBuildsTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    @Before
    public void setUp() throws Exception {
        lab.setUp();
    }

    @Test
    public void twoHundredBuildsThatStartAtOnceFetchOneToken() throws Exception {
        // Later than the start of any of the builds.
        lab.service().update(lab.simulator().now().plus(Duration.ofHours(1)).toEpochMilli(), "SUCCESS");
        lab.simulator().faults().on(BuildsWithCredentials.TOKENS).next(Fault.delay(Duration.ofSeconds(3)));
        for (WorkflowRun run : run(200)) {
            jenkins.assertBuildStatusSuccess(run);
        }
        assertThat(tokens(), is(1L));
    }

    @Test
    public void twoHundredBuildsSendAWrongPasswordOnce() throws Exception {
        Lab.store(Lab.user("wrong", "Wr0ng-password"));
        ModelArtsConfiguration.get().setDefaultCredentialsId("wrong");
        lab.simulator().faults().on(BuildsWithCredentials.TOKENS).next(Fault.delay(Duration.ofSeconds(10)));
        Set<String> messages = new HashSet<>();
        for (WorkflowRun run : run(200)) {
            jenkins.assertBuildStatus(Result.FAILURE, run);
            messages.add(BuildsWithCredentials.error(run));
        }
        assertThat(tokens(), is(1L));
        assertThat(messages, hasSize(1));
        assertThat(
                messages.iterator().next(),
                allOf(
                        containsString("does not accept the account name, user name or password of ci"),
                        containsString("Nothing is sent with these credentials until")));
    }

    private long tokens() {
        return lab.simulator().requests().of(BuildsWithCredentials.TOKENS).size();
    }

    private List<WorkflowRun> run(int builds) throws Exception {
        WorkflowJob job = BuildsWithCredentials.job(jenkins.jenkins, BuildsWithCredentials.STEP);
        job.addProperty(new DurabilityHintJobProperty(FlowDurabilityHint.PERFORMANCE_OPTIMIZED));
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("number")));
        List<QueueTaskFuture<WorkflowRun>> scheduled = new ArrayList<>();
        for (int i = 0; i < builds; i++) {
            // The parameter differs, because Jenkins merges queued builds that do not differ.
            scheduled.add(job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("number", "" + i))));
        }
        List<WorkflowRun> ended = new ArrayList<>();
        for (QueueTaskFuture<WorkflowRun> build : scheduled) {
            WorkflowRun run = build.waitForStart();
            jenkins.waitForMessage("Finished: ", run);
            ended.add(run);
        }
        return ended;
    }
}
