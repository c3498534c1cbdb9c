package io.jenkins.plugins.modelarts.simulator;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simulator as a program, with one service for each scenario. */
public final class Demo {

    public static final String MNIST = "195c1f2d-136d-40af-a0f3-db5717d2634a";
    public static final String FRAUD_DETECTION = "e2122bbd-f7c8-4bf8-bacc-59616276194b";
    public static final String VISUAL_INSPECTION = "f76f20ba-78f5-44e8-893a-37c8c600c02f";

    static final int PORT = 9321;

    private Demo() {}

    /** @param args any of --port and --now, each with a number */
    public static Simulator start(String[] args, PrintStream out) {
        Map<String, Long> options = options(List.of(args));
        Simulator simulator =
                Simulator.start(options.getOrDefault("--port", (long) PORT).intValue());
        long now = options.getOrDefault("--now", System.currentTimeMillis());
        simulator
                .service(MNIST, "mnist")
                .past(PastUpdates.mnist(now))
                .plays(Scenarios.succeedsAfter(Duration.ofSeconds(42)));
        simulator
                .service(FRAUD_DETECTION, "fraud-detection")
                .past(PastUpdates.fraudDetection(now))
                .plays(Scenarios.failsAndIsRolledBack(Duration.ofSeconds(60)));
        simulator
                .service(VISUAL_INSPECTION, "visual-inspection")
                .edge()
                .past(PastUpdates.visualInspection(now))
                .plays(Scenarios.partialEdgeFailure(Duration.ofSeconds(60)));
        simulator
                .service("0e07b41b-173e-42db-8c16-8e1b44cc0d44", "recommender")
                .lastWeeksUpdate()
                .plays(Scenario.called("never ends"));
        print(simulator, out);
        return simulator;
    }

    private static Map<String, Long> options(List<String> args) {
        Map<String, Long> options = new HashMap<>();
        for (int i = 0; i < args.size(); i += 2) {
            boolean known = List.of("--port", "--now").contains(args.get(i));
            if (!known || i + 1 == args.size()) {
                throw new IllegalArgumentException("Usage: [--port NUMBER] [--now MILLISECONDS], by default port "
                        + PORT + " and the present time, before which the services had eight weeks of updates");
            }
            options.put(args.get(i), Long.valueOf(args.get(i + 1)));
        }
        return options;
    }

    private static void print(Simulator simulator, PrintStream out) {
        out.println("ModelArts and IAM, simulated, at " + simulator.uri());
        out.println("Account " + Simulator.ACCOUNT + ", user " + Simulator.USER + ", access key " + Simulator.ACCESS_KEY
                + "; password and secret key are constants of Simulator.java");
        out.println("Project " + Simulator.PROJECT + " (" + Simulator.PROJECT_ID + ")");
        for (SimulatedService service : simulator.services()) {
            out.println("Service " + service.name() + " (" + service.id() + "): " + service.scenario());
        }
        out.println("Deploy one with POST " + simulator.uri()
                + "/simulator/services/{id or name}/deploy; Ctrl-C ends this.");
    }
}
