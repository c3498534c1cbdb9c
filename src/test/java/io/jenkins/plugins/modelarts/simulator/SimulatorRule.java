package io.jenkins.plugins.modelarts.simulator;

import org.junit.rules.ExternalResource;

/** A simulator for a test, running from construction to the end of the test. */
public final class SimulatorRule extends ExternalResource {

    private final Simulator simulator = Simulator.start();

    public Simulator get() {
        return simulator;
    }

    @Override
    protected void after() {
        simulator.close();
    }
}
