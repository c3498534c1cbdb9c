package io.jenkins.plugins.modelarts.browser;

import hudson.model.Cause;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.deployments.Sample;
import java.time.Duration;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;

/** A job as it may look after some weeks: thirty builds of three services. The last build failed. */
final class Scene {

    static final String MNIST = "195c1f2d-136d-40af-a0f3-db5717d2634a";
    static final String FRAUD = "e2122bbd-f7c8-4bf8-bacc-59616276194b";
    static final String EDGE = "f76f20ba-78f5-44e8-893a-37c8c600c02f";

    private static final int BUILDS = 30;

    private Scene() {}

    /** The last build of the job. */
    static FreeStyleBuild make(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("deploy-models");
        job.setCustomWorkspace("/tmp/deploy-models");
        job.getBuildersList().add(new FailureBuilder());
        long now = System.currentTimeMillis();
        for (int number = 1; number <= BUILDS; number++) {
            FreeStyleBuild build = job.scheduleBuild2(0, new Cause.RemoteCause("gateway.example.com", null))
                    .get();
            long time = now - Duration.ofHours(9L * (BUILDS - number) + 1).toMillis();
            mnist(build, number, time);
            if (number % 5 == 0) {
                fraud(build, number, time);
            }
        }
        FreeStyleBuild last = job.getLastBuild();
        edge(last, now - Duration.ofMinutes(50).toMillis());
        return last;
    }

    private static void mnist(FreeStyleBuild build, int number, long time) throws Exception {
        Sample sample = Sample.deployment()
                .of(MNIST, "mnist")
                .waited(time, 60_000 + 7919L * number * number % 240_000)
                .logs("["
                        + record(
                                time,
                                "SUCCESS",
                                model("mnist", number, 80, 4) + ", " + model("mnist", number - 1, 20, 2))
                        + ","
                        + record(time - 86_400_000, "SUCCESS", model("mnist", number - 1, 100, 2))
                        + "]");
        if (number % 7 == 6) {
            sample.failed(build, "Failed to pull the image of mnist 1." + number + ".0.");
        } else {
            sample.succeeded(build);
        }
    }

    private static void fraud(FreeStyleBuild build, int number, long time) throws Exception {
        Sample.deployment()
                .of(FRAUD, "fraud-detection")
                .waited(time, 412_000)
                .logs("["
                        + record(time, "SUCCESS", model("fraud", number, 100, 3))
                        + ","
                        + record(time - 3_600_000, "FAIL", model("fraud", number - 1, 100, 3))
                        + ","
                        + record(time - 172_800_000, "SUCCESS", model("fraud", number - 5, 100, 1))
                        + "]")
                .events(
                        new ServiceEvent("normal", "The service is being updated.", time),
                        new ServiceEvent(
                                "abnormal",
                                "Failed to start the model container. Error: exit code 137, out of memory.",
                                time + 180_000),
                        new ServiceEvent(
                                "abnormal", "Failed to update the service. Perform a rollback.", time + 240_000),
                        new ServiceEvent(
                                "normal",
                                "Failed to update the service. The update has been rolled back.",
                                time + 400_000))
                .failed(
                        build,
                        "The model container was ended because it ran out of memory (exit code 137); "
                                + "ModelArts rolled the service back to what ran before");
    }

    private static void edge(FreeStyleBuild build, long time) throws Exception {
        String nodes = """
                ,"success_num":2,"failed_num":1,"cluster_id":"pool-halls","result_detail":[
                {"node_name":"edge-hall-1","node_id":"7163174b","operation":"deploy","result":true},
                {"node_name":"edge-gate-7","node_id":"0191e62f","operation":"deploy","result":false},
                {"node_name":"edge-hall-2","node_id":"c6f9d4cc","operation":"delete","result":true}]}""";
        Sample.deployment()
                .of(EDGE, "visual-inspection")
                .waited(time, 95_000)
                .logs("["
                        + record(time, "SUCCESS", model("inspection", 3, 100, 1))
                                .replaceAll("}$", nodes)
                        + "]")
                .failed(build, "1 of 3 nodes failed (edge-gate-7); Node edge-gate-7 is offline.");
    }

    private static String record(long time, String result, String models) {
        return "{\"update_time\":%d,\"result\":\"%s\",\"config\":[%s]}".formatted(time, result, models);
    }

    private static String model(String name, int number, int weight, int instances) {
        return """
                {"model_id":"0e07b41b-173e-42db-8c16-%012d","model_name":"%s","model_version":"1.%d.0","weight":%d,
                 "specification":"%s","instance_count":%d,"envs":{"LOG_LEVEL":"x","BATCH_SIZE":"x"},
                 "custom_spec":{"cpu":4.5,"memory":8192,"gpu_p4":0.5},
                 "additional_properties":{"default":{"max_surge":0.25,"termination_grace_period_seconds":30,
                  "log_volume":[{"host_path":"/var/log/models","mount_path":"/home/mind/logs"}]}}}""".formatted(
                        number,
                        name,
                        number,
                        weight,
                        number % 2 == 0 ? "modelarts.vm.cpu.2u" : "modelarts.vm.cpu.8u",
                        instances);
    }
}
