package io.jenkins.plugins.modelarts.simulator;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** The simulator as a program, with one service for each scenario. */
public final class Demo {

    static final int PORT = 9321;

    private Demo() {}

    /** @param args empty, or --port and a number */
    public static Simulator start(String[] args, PrintStream out) {
        List<String> options = List.of(args);
        if (!options.isEmpty() && (options.size() != 2 || !options.get(0).equals("--port"))) {
            throw new IllegalArgumentException("Usage: [--port NUMBER], by default " + PORT);
        }
        Simulator simulator = Simulator.start(options.isEmpty() ? PORT : Integer.parseInt(options.get(1)));
        service(simulator, "195c1f2d-136d-40af-a0f3-db5717d2634a", "mnist")
                .plays(Scenarios.succeedsAfter(Duration.ofSeconds(20)));
        service(simulator, "e2122bbd-f7c8-4bf8-bacc-59616276194b", "fraud-detection")
                .plays(Scenarios.failsAndIsRolledBack(Duration.ofSeconds(20)));
        service(simulator, "f76f20ba-78f5-44e8-893a-37c8c600c02f", "visual-inspection")
                .edge()
                .plays(Scenarios.partialEdgeFailure(Duration.ofSeconds(20)));
        service(simulator, "0e07b41b-173e-42db-8c16-8e1b44cc0d44", "recommender")
                .plays(Scenario.called("never ends"));
        print(simulator, out);
        return simulator;
    }

    private static SimulatedService service(Simulator simulator, String id, String name) {
        return simulator.service(id, name).lastWeeksUpdate();
    }

    private static void print(Simulator simulator, PrintStream out) {
        out.println("ModelArts and IAM, simulated, at " + simulator.uri());
        out.println("Account " + Simulator.ACCOUNT + ", user " + Simulator.USER + ", access key " + Simulator.ACCESS_KEY
                + "; password and secret key are constants of Simulator.java");
        out.println("Project " + Simulator.PROJECT + " (" + Simulator.PROJECT_ID + ")");
        for (SimulatedService service : simulator.services()) {
            out.println("Service " + service.name() + " (" + service.id() + "): " + service.scenario());
        }
        out.println("Deploy one with POST " + simulator.uri() + "/simulator/services/{id}/deploy; Ctrl-C ends this.");
    }
}
