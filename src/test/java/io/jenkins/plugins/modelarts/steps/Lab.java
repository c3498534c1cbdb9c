package io.jenkins.plugins.modelarts.steps;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.config.CustomRegion;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudIamUser;
import io.jenkins.plugins.modelarts.simulator.SimulatedService;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.rules.ExternalResource;
import org.jvnet.hudson.test.JenkinsRule;

/** A simulated cloud that a Jenkins under test is set up for: region "lab", credentials "huawei", one service. */
public final class Lab extends ExternalResource {

    public static final String SERVICE_ID = "195c1f2d-136d-40af-a0f3-db5717d2634a";
    public static final String SERVICE_NAME = "mnist";

    private Simulator simulator;

    @Override
    protected void before() {
        simulator = Simulator.start();
        simulator.service(SERVICE_ID, SERVICE_NAME);
    }

    @Override
    protected void after() {
        simulator.close();
    }

    public Simulator simulator() {
        return simulator;
    }

    public SimulatedService service() {
        return simulator.service(SERVICE_ID);
    }

    /** A time in milliseconds at which an update belongs to whatever build starts now. */
    public long soon() {
        return simulator.now().plus(Duration.ofMinutes(1)).toEpochMilli();
    }

    /** Sets up the Jenkins that runs now, whatever an earlier test left in it. */
    public void setUp() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        ModelArtsConfiguration configuration = ModelArtsConfiguration.get();
        String endpoint = simulator.uri().toString();
        configuration.setCustomRegions(List.of(new CustomRegion(Simulator.PROJECT, endpoint, endpoint)));
        configuration.setDefaultRegion(Simulator.PROJECT);
        configuration.setDefaultCredentialsId("huawei");
        store(user("huawei", Simulator.PASSWORD));
    }

    public static HuaweiCloudIamUser user(String id, String password) {
        return new HuaweiCloudIamUser(
                CredentialsScope.GLOBAL, id, null, Simulator.ACCOUNT, Simulator.USER, Secret.fromString(password));
    }

    public static void store(StandardCredentials credentials) throws Exception {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials().add(credentials);
        provider.save();
    }

    /** Creates a Pipeline job and starts a build of it. */
    public static WorkflowRun start(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }
}
