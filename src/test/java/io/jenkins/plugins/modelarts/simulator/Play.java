package io.jenkins.plugins.modelarts.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A running scenario. The lock of its service guards it. */
final class Play {

    private final SimulatedService service;
    private final SimulatedUpdate update;
    private final Instant start;
    private final List<Scenario.Step> left;
    private int requests;

    Play(Scenario scenario, SimulatedService service, SimulatedUpdate update, Instant start) {
        this.left = new ArrayList<>(scenario.steps());
        this.service = service;
        this.update = update;
        this.start = start;
    }

    void goOn(Instant now, boolean logsRequested) {
        requests += logsRequested ? 1 : 0;
        left.removeIf(step -> {
            boolean timed = step.after() != null;
            boolean due = timed ? !start.plus(step.after()).isAfter(now) : requests >= step.request();
            if (due) {
                Instant when = timed ? start.plus(step.after()) : now;
                step.change().on(service, update, when.toEpochMilli());
            }
            return due;
        });
    }
}
