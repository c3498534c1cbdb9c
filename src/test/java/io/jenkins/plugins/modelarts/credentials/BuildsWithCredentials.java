package io.jenkins.plugins.modelarts.credentials;

import com.cloudbees.hudson.plugins.folder.Folder;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.time.Duration;
import jenkins.model.Jenkins;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that wait for an update of a simulated service with the credentials that a test stores. */
public abstract class BuildsWithCredentials {

    static final String TOKENS = "/v3/auth/tokens";
    static final String LOGS = "/v1/.*/logs";
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String STEP = "modelartsServiceLogs serviceId: '" + Lab.SERVICE_ID + "', pollSeconds: 2";

    @ClassRule
    public static final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule
    public final Lab lab = new Lab();

    SimulatedUpdate update;

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        // Later than the start of any build in these tests.
        update = lab.service()
                .update(lab.simulator().now().plus(Duration.ofHours(1)).toEpochMilli(), "RUNNING");
    }

    static WorkflowJob job(ModifiableTopLevelItemGroup parent, String script) throws Exception {
        WorkflowJob job = parent instanceof Folder folder
                ? folder.createProject(WorkflowJob.class, "job")
                : Jenkins.get().createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    final long count(String path) {
        return lab.simulator().requests().of(path).size();
    }

    static String error(WorkflowRun run) throws Exception {
        return run.getLog(1000).stream()
                .filter(line -> line.startsWith("ERROR: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No error in the log"));
    }

    static void replace(HuaweiCloudIamUser user) throws Exception {
        Lab.stored().removeIf(old -> ((HuaweiCloudIamUser) old).getId().equals(user.getId()));
        Lab.store(user);
    }
}
