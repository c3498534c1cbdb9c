package io.jenkins.plugins.modelarts.docs;

import static io.jenkins.plugins.modelarts.deployments.SampleHistory.model;

import io.jenkins.plugins.modelarts.deployments.SampleHistory;
import io.jenkins.plugins.modelarts.simulator.Demo;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jvnet.hudson.test.JenkinsRule;

/** The job "deploy-models" of the documentation: a canary, an update that failed, and a return to the version before. */
final class DocumentedHistory {

    /** What the documentation writes for a part of an address. */
    private static final Map<String, String> PLACES = Map.of(
            "<build>", "job/deploy-models/3",
            "<job>", "job/deploy-models",
            "<jenkins>/", "",
            "<region>/<serviceId>", "cn-north-4/" + Demo.MNIST,
            "<number>", "1");

    private DocumentedHistory() {}

    static void tell(JenkinsRule jenkins) throws Exception {
        write(jenkins);
        SampleHistory.load(jenkins);
    }

    private static void write(JenkinsRule jenkins) throws IOException {
        long now = System.currentTimeMillis();
        new SampleHistory(jenkins.jenkins.getRootDir().toPath(), "cn-north-4", Demo.MNIST, "mnist")
                .update(now - Duration.ofDays(9).toMillis(), "SUCCESS", model("mnist", "0.0.1", 100))
                .by("deploy-models", 61_000)
                .update(
                        now - Duration.ofDays(8).toMillis(),
                        "SUCCESS",
                        model("mnist", "0.0.2", 20),
                        model("mnist", "0.0.1", 80))
                .by("deploy-models", 58_000)
                .update(now - Duration.ofDays(7).toMillis(), "FAIL", model("mnist", "0.0.3", 100))
                .by("deploy-models", 412_000, "out of memory")
                .update(now - Duration.ofDays(6).toMillis(), "SUCCESS", model("mnist", "0.0.1", 100))
                .by("deploy-models", 60_000);
    }

    /** The address that the documentation means, relative to Jenkins. */
    static String address(String documented) {
        String address = documented.replace("https://jenkins.example.com/", "");
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            address = address.replace(place.getKey(), place.getValue());
        }
        return address;
    }
}
