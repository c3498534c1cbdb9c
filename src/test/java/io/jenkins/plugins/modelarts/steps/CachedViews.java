package io.jenkins.plugins.modelarts.steps;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import org.kohsuke.stapler.MetaClass;

/**
 * Lets Jenkins keep the views that it has compiled, as it does outside of tests. The test harness turns this off for people
 * who change a view while a test runs, and then most of the time of the tests goes into reading the same views again.
 */
public final class CachedViews {

    private CachedViews() {}

    @Initializer(before = InitMilestone.PLUGINS_STARTED)
    public static void keepCompiledViews() {
        MetaClass.NO_CACHE = false;
    }
}
