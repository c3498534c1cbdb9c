package io.jenkins.plugins.modelarts.steps;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Result;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.config.CustomRegion;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudAccessKey;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudIamUser;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.simulator.SimulatedService;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.rules.ExternalResource;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * A simulated cloud, and the configuration of a Jenkins that uses it: region "lab", credentials "huawei", one service.
 */
public final class Lab extends ExternalResource {

    public static final String SERVICE_ID = "195c1f2d-136d-40af-a0f3-db5717d2634a";
    public static final String SERVICE_NAME = "mnist";

    /** A step that waits for the service, and asks as often as it may. */
    public static final String STEP = "modelartsServiceLogs(serviceId: '" + SERVICE_ID + "', pollSeconds: 2)";

    private static final Domain DOMAIN = new Domain("lab", null, List.of(new HostnameSpecification("127.0.0.1", null)));

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

    /** A time in milliseconds that is after the start of a build that starts now. */
    public long soon() {
        return simulator.now().plus(Duration.ofMinutes(1)).toEpochMilli();
    }

    /** Sets up the Jenkins that runs now. Removes what an earlier test left in it. */
    public void setUp() throws Exception {
        setUp(simulator.uri().toString());
    }

    /** Gives the credentials with this id to the region of the simulator, as an administrator does. */
    public void giveCredentials(String id) throws Exception {
        String endpoint = simulator.uri().toString();
        CustomRegion region = new CustomRegion(Simulator.PROJECT, endpoint, endpoint);
        region.setCredentialsId(id);
        ModelArtsConfiguration.get().setCustomRegions(List.of(region));
    }

    /** The same in another process than the simulator. */
    public static void setUp(String endpoint) throws Exception {
        stored().clear();
        ModelArtsConfiguration configuration = ModelArtsConfiguration.get();
        configuration.setCustomRegions(List.of(new CustomRegion(Simulator.PROJECT, endpoint, endpoint)));
        configuration.setDefaultRegion(Simulator.PROJECT);
        configuration.setDefaultCredentialsId("huawei");
        store(user("huawei", Simulator.PASSWORD));
    }

    public static HuaweiCloudIamUser user(String id, String password) {
        return new HuaweiCloudIamUser(
                CredentialsScope.GLOBAL, id, null, Simulator.ACCOUNT, Simulator.USER, Secret.fromString(password));
    }

    public static HuaweiCloudAccessKey accessKey(
            String id, String accessKey, String secretKey, @CheckForNull String securityToken) {
        HuaweiCloudAccessKey key =
                new HuaweiCloudAccessKey(CredentialsScope.GLOBAL, id, null, accessKey, Secret.fromString(secretKey));
        key.setSecurityToken(Secret.fromString(securityToken));
        return key;
    }

    public static StringCredentialsImpl secretText(String id, String secret) {
        return new StringCredentialsImpl(CredentialsScope.GLOBAL, id, null, Secret.fromString(secret));
    }

    /** Stores credentials in the domain "lab", which names the host of the simulator. */
    public static void store(StandardCredentials credentials) throws Exception {
        stored().add(credentials);
        SystemCredentialsProvider.getInstance().save();
    }

    /** All credentials that {@link #store} stored, to be changed. */
    public static List<Credentials> stored() {
        return SystemCredentialsProvider.getInstance()
                .getDomainCredentialsMap()
                .computeIfAbsent(DOMAIN, first -> new CopyOnWriteArrayList<>());
    }

    /** Creates a Pipeline job and starts a build of it. */
    public static WorkflowRun start(JenkinsRule jenkins, String script) throws Exception {
        return start(jenkins.createProject(WorkflowJob.class), script);
    }

    /** Gives a job this script and starts a build of it. */
    public static WorkflowRun start(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    /** A post-build action that waits for a service, and asks as often as it may. */
    public static ModelArtsServiceLogsPublisher publisher(String serviceId) {
        ModelArtsServiceLogsPublisher action = new ModelArtsServiceLogsPublisher();
        action.setServiceId(serviceId);
        action.setPollSeconds("2");
        return action;
    }

    /** Runs a script in a new Pipeline job until its end. */
    public static WorkflowRun build(JenkinsRule jenkins, String script, Result result) throws Exception {
        return end(jenkins, start(jenkins, script), result);
    }

    /** Awaits the end of a build and checks its result. */
    public static <R extends Run<?, ?>> R end(JenkinsRule jenkins, R run, Result result) throws Exception {
        return jenkins.assertBuildStatus(result, jenkins.waitForCompletion(run));
    }

    /** Awaits the line of the console which says that an update is running. */
    public static <R extends Run<?, ?>> R awaitRunning(JenkinsRule jenkins, R run, SimulatedUpdate update)
            throws Exception {
        jenkins.waitForMessage(update.updateTime() + "): RUNNING", run);
        return run;
    }

    /** Awaits what another thread of this process does soon. The limit of the test ends it if this never happens. */
    public static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20);
        }
    }

    /** The states of all deployments of a build, in the order of their steps. */
    public static List<DeploymentState> deployments(Run<?, ?> run) {
        return DeploymentsAction.of(run).stream().map(Deployment::state).toList();
    }

    /** The state of the first deployment of a build. */
    public static DeploymentState deployment(Run<?, ?> run) {
        return deployments(run).get(0);
    }
}
