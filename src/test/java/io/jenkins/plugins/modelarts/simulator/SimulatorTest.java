package io.jenkins.plugins.modelarts.simulator;

import org.junit.Test;
import static org.junit.Assert.*;
public class SimulatorTest { @Test public void starts() { try (Simulator s = Simulator.start()) { assertNotNull(s.uri()); } } }
