package io.jenkins.plugins.modelarts.runtime;

import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.testkit.FakeTime;

/**
 * The runtime of the plugin with the time of a test. A test extends it in a nested class with {@code @TestExtension}.
 */
public abstract class FakeTimeRuntime extends PluginRuntime {

    protected FakeTimeRuntime(FakeTime time) {
        super(Timer.of(time.timer()), time::millis, time.clock());
    }
}
