package io.jenkins.plugins.modelarts.steps;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ProxyConfiguration;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Run;
import hudson.tasks.LogRotator;
import io.jenkins.plugins.modelarts.config.CustomRegion;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.simulator.RemoteSimulator;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Builds that wait in all ways and end in all ways, in rounds: all builds of a round end before the next round begins. Each
 * job keeps three builds.
 */
final class SoakLoad {

    private static final int KEPT_BUILDS = 3;
    private static final int KEPT_DEPLOYMENTS = 5;
    private static final int ROUNDS_OF_A_PASSWORD = 5;

    /** By job. What is to happen to the build follows from the name of the job. */
    private static final Map<String, String> PIPELINES = new LinkedHashMap<>();

    static {
        pipeline("succeeds", "serviceId: 's0'");
        pipeline("shares", "serviceId: 's0', pollSeconds: 5");
        pipeline("by-name", "serviceName: 's1'");
        pipeline("signed", "serviceId: 's2', credentialsId: 'key'");
        pipeline(
                "other-region",
                "serviceId: 's3', region: 'extra', credentialsId: 'huawei', projectId: '" + Simulator.PROJECT_ID + "'");
        pipeline("fails", "serviceId: 'f0'");
        pipeline("refused", "serviceId: 's0', credentialsId: 'wrong'");
        pipeline("stopped", "serviceId: 'never'");
        pipeline("killed", "serviceId: 'never'");
        pipeline("deleted", "serviceId: 'never'");
        pipeline("renamed", "serviceId: 's2'");
        PIPELINES.put("block-succeeds", "modelartsServiceLogs(serviceId: 's4') { gate 's4' }");
        PIPELINES.put("block-fails", "modelartsServiceLogs(serviceId: 'f1') { gate 'f1' }");
        PIPELINES.put("block-throws", "modelartsServiceLogs(serviceId: 's5') { error 'no deployment' }");
        PIPELINES.put("timed-out", "timeout(time: 15, unit: 'SECONDS') { modelartsServiceLogs(serviceId: 'never') }");
        PIPELINES.put(
                "cancelled",
                "parallel(failFast: true, one: { modelartsServiceLogs(serviceId: 'never') },"
                        + " other: { modelartsServiceLogs(serviceId: 'f0') })");
    }

    private static void pipeline(String job, String arguments) {
        PIPELINES.put(job, "modelartsServiceLogs(" + arguments + ", timeoutMinutes: 3)");
    }

    private final JenkinsRule jenkins;
    private final RemoteSimulator cloud;
    private final Map<String, Integer> results = new TreeMap<>();
    private String password = Simulator.PASSWORD;

    SoakLoad(JenkinsRule jenkins, RemoteSimulator cloud) {
        this.jenkins = jenkins;
        this.cloud = cloud;
    }

    void setUp() throws Exception {
        cloud.order("tokens 600");
        for (String service : List.of("s0", "s1", "s2", "s3", "s4", "s5", "f0", "f1", "f2", "never")) {
            cloud.order("deploy " + service + " 1 SUCCESS");
        }
        Lab.setUp(cloud.uri());
        ModelArtsConfiguration.get().setMaxDeployments(KEPT_DEPLOYMENTS);
        storeCredentials();
        saveRegions(0);
        for (String name : PIPELINES.keySet()) {
            create(name);
        }
        for (String service : List.of("s5", "f2")) {
            FreeStyleProject project = jenkins.createFreeStyleProject("freestyle-" + service);
            ModelArtsServiceLogsPublisher action = new ModelArtsServiceLogsPublisher();
            action.setServiceId(service);
            project.getPublishersList().add(action);
            discardBuilds(project);
        }
    }

    private void create(String name) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(PIPELINES.get(name), true));
        discardBuilds(job);
    }

    private static void discardBuilds(Job<?, ?> job) throws Exception {
        job.setBuildDiscarder(new LogRotator(-1, KEPT_BUILDS, -1, -1));
    }

    /** How many builds ended so, by the name of their job and their result. */
    Map<String, Integer> results() {
        return results;
    }

    /** One round, which takes at least 40 seconds. */
    void run(int round) throws Exception {
        GateStep.reset();
        cloud.order("deploy never 3600000 SUCCESS");
        List<Run<?, ?>> runs = new ArrayList<>();
        for (String name : PIPELINES.keySet()) {
            runs.add(start(name));
        }
        for (String service : List.of("s5", "f2")) {
            runs.add(jenkins.jenkins
                    .getItemByFullName("freestyle-" + service, FreeStyleProject.class)
                    .scheduleBuild2(0)
                    .waitForStart());
        }
        // ModelArts tells its time in whole seconds.
        Thread.sleep(2000);
        for (int i = 0; i < 4; i++) {
            cloud.order("deploy s" + i + " " + (15 + 5 * i) + "000 SUCCESS");
        }
        cloud.order("deploy s5 25000 SUCCESS");
        cloud.order("deploy f0 20000 FAIL");
        cloud.order("deploy f2 30000 FAIL");
        cloud.order("faults 0.3");
        deployInBlock("s4", "SUCCESS");
        deployInBlock("f1", "FAIL");
        saveRegions(round);
        if (round % ROUNDS_OF_A_PASSWORD == 0) {
            password = "Sw0rdfish-" + round;
            cloud.order("password " + password);
            storeCredentials();
            String unused = "unused-" + round + ".example.com";
            jenkins.jenkins.setProxy(new ProxyConfiguration(unused, 8080, null, null, "127.0.0.1"));
        }
        disturb();
        Thread.sleep(10_000);
        cloud.order("faults 0");
        for (Run<?, ?> run : runs) {
            Lab.await(() -> !run.isBuilding() && !run.isLogUpdated());
            results.merge(run.getParent().getName().replaceAll("-\\d+$", "") + " " + run.getResult(), 1, Integer::sum);
        }
    }

    private WorkflowRun start(String name) throws Exception {
        return jenkins.jenkins
                .getItemByFullName(name, WorkflowJob.class)
                .scheduleBuild2(0)
                .waitForStart();
    }

    private void deployInBlock(String service, String result) throws Exception {
        GateStep.awaitReached(service);
        cloud.order("deploy " + service + " 20000 " + result);
        GateStep.open(service);
    }

    private void disturb() throws Exception {
        job("stopped").getLastBuild().getExecutor().doStop();
        job("killed").getLastBuild().doKill();
        job("deleted").delete();
        create("deleted");
        job("renamed").renameTo("renamed-meanwhile");
        job("renamed-meanwhile").renameTo("renamed");
    }

    private WorkflowJob job(String name) {
        return jenkins.jenkins.getItemByFullName(name, WorkflowJob.class);
    }

    /** An administrator saves the form, each time with another name for the second region. */
    private void saveRegions(int round) throws Exception {
        ModelArtsConfiguration.get()
                .setCustomRegions(List.of(
                        new CustomRegion(Simulator.PROJECT, cloud.uri(), cloud.uri()),
                        new CustomRegion("extra", cloud.uri(), cloud.uri()),
                        new CustomRegion("region-" + round, cloud.uri(), cloud.uri())));
    }

    private void storeCredentials() throws Exception {
        Lab.stored().clear();
        Lab.stored().add(Lab.user("huawei", password));
        Lab.stored().add(Lab.accessKey("key", Simulator.ACCESS_KEY, Simulator.SECRET_KEY, null));
        Lab.stored().add(Lab.accessKey("wrong", "NOBODYNOBODYNOBODY00", "wrong", null));
        SystemCredentialsProvider.getInstance().save();
    }
}
