package io.jenkins.plugins.modelarts.simulator;

import java.time.Duration;

/** The usual scenarios of deployments. The event texts about updates are those of ModelArts. */
public final class Scenarios {

    private Scenarios() {}

    public static Scenario succeedsAfter(Duration time) {
        return Scenario.called("succeeds after " + time.toSeconds() + " s")
                .after(
                        time.dividedBy(2),
                        (service, update, when) -> service.progress(50).event("normal", "The image is pulled.", when))
                .after(time, (service, update, when) -> {
                    update.result("SUCCESS");
                    service.status("running").progress(100).event("normal", "The service is updated.", when);
                });
    }

    public static Scenario succeedsAtRequest(int number) {
        return Scenario.called("succeeds at request " + number).atRequest(number, (service, update, when) -> {
            update.result("SUCCESS");
            service.status("running").progress(100);
        });
    }

    /** ModelArts returns to the old models, so the status of the service is running again. */
    public static Scenario failsAndIsRolledBack(Duration time) {
        return Scenario.called("fails and is rolled back after " + time.toSeconds() + " s")
                .after(
                        time.dividedBy(2),
                        (service, update, when) -> service.progress(40)
                                .event(
                                        "abnormal",
                                        "Failed to start the model container. Error: exit code 137, out of memory.",
                                        when))
                .after(
                        time.multipliedBy(3).dividedBy(4),
                        (service, update, when) ->
                                service.event("abnormal", "Failed to update the service. Perform a rollback.", when))
                .after(time, (service, update, when) -> {
                    update.result("FAIL");
                    service.status("running")
                            .progress(100)
                            .errorMsg("The model container was ended because it ran out of memory (exit code 137).")
                            .event("normal", "Failed to update the service. The update has been rolled back.", when);
                });
    }

    /** Of three edge nodes, one fails. */
    public static Scenario partialEdgeFailure(Duration time) {
        return Scenario.called("fails on one of three edge nodes after " + time.toSeconds() + " s")
                .after(Duration.ZERO, (service, update, when) -> service.edge())
                .after(time.dividedBy(3), (service, update, when) -> {
                    update.node("edge-hall-1", "deploy", true);
                    service.progress(33);
                })
                .after(time.multipliedBy(2).dividedBy(3), (service, update, when) -> {
                    update.node("edge-hall-2", "deploy", true);
                    service.progress(66);
                })
                .after(time, (service, update, when) -> {
                    update.node("edge-gate-7", "deploy", false).result("FAIL");
                    service.status("concerning")
                            .progress(100)
                            .errorMsg("Node edge-gate-7 is offline.")
                            .event("abnormal", "Failed to deploy the service on node edge-gate-7.", when);
                });
    }
}
