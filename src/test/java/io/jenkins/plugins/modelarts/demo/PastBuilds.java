package io.jenkins.plugins.modelarts.demo;

import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.SampleHistory;
import io.jenkins.plugins.modelarts.deployments.UsualDurations;
import io.jenkins.plugins.modelarts.simulator.Demo;
import io.jenkins.plugins.modelarts.simulator.PastUpdate;
import io.jenkins.plugins.modelarts.simulator.PastUpdates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes into the home of the demo's Jenkins the builds that made the past updates of the simulated services, and how long
 * these took. */
public final class PastBuilds {

    private PastBuilds() {}

    /** @param args the home directory, and when the simulator starts in milliseconds since 1970-01-01 UTC */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Long.parseLong(args[1]));
    }

    static void write(Path home, long now) throws IOException {
        // One object for all services, because outside of Jenkins it cannot read what another one wrote.
        UsualDurations durations = new UsualDurations(home.toFile());
        write(home, durations, "recommend-on-success", Demo.MNIST, "mnist", PastUpdates.mnist(now));
        write(
                home,
                durations,
                "fraud-rolled-back",
                Demo.FRAUD_DETECTION,
                "fraud-detection",
                PastUpdates.fraudDetection(now));
        write(
                home,
                durations,
                "inspection-unstable",
                Demo.VISUAL_INSPECTION,
                "visual-inspection",
                PastUpdates.visualInspection(now));
    }

    private static void write(
            Path home, UsualDurations durations, String job, String id, String name, List<PastUpdate> updates)
            throws IOException {
        SampleHistory history = new SampleHistory(home, "lab", id, name);
        for (PastUpdate update : updates) {
            history.update(
                    update.time(),
                    update.result(),
                    update.models().stream().map(Object::toString).toArray(String[]::new));
            if (update.byBuild()) {
                history.by(job, update.tookMillis(), update.reason());
                if (update.reason() == null) {
                    durations.add(DeployedService.requested("lab", id, name), update.time(), update.tookMillis());
                }
            }
        }
    }
}
