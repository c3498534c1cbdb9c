package io.jenkins.plugins.modelarts.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a deployment proceeds: which change happens at which time after its start, or at which request for the logs. The
 * time is that of the simulator. If its clock jumps, all changes up to the new time happen. Immutable.
 */
public final class Scenario {

    /** A change of the service and of the update that the deployment made. */
    public interface Change {
        /** @param when the time at which it is due, in ms since 1970-01-01 UTC */
        void on(SimulatedService service, SimulatedUpdate update, long when);
    }

    /** A change that is due at a time, or when {@code after} is null, at a request. */
    record Step(Duration after, int request, Change change) {}

    private final String name;
    private final List<Step> steps;

    private Scenario(String name, List<Step> steps) {
        this.name = name;
        this.steps = List.copyOf(steps);
    }

    /** A deployment that never ends, unless changes are added. */
    public static Scenario called(String name) {
        return new Scenario(name, List.of());
    }

    public Scenario after(Duration time, Change change) {
        return with(new Step(time, 0, change));
    }

    /** @param number the first request for the service's logs after the deployment is 1; its response has the change */
    public Scenario atRequest(int number, Change change) {
        return with(new Step(null, number, change));
    }

    private Scenario with(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Scenario(name, more);
    }

    List<Step> steps() {
        return steps;
    }

    @Override
    public String toString() {
        return name;
    }
}
