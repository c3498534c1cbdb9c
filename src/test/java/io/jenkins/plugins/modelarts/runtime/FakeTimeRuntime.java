package io.jenkins.plugins.modelarts.runtime;

import io.jenkins.plugins.modelarts.testkit.FakeTime;

/** The plugin's runtime with a test's own time. A test extends it in a nested class with {@code @TestExtension}. */
public abstract class FakeTimeRuntime extends PluginRuntime {

    protected FakeTimeRuntime(FakeTime time) {
        super(time.timer(), time::millis, time.clock());
    }
}
