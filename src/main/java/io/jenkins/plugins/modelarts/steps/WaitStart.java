package io.jenkins.plugins.modelarts.steps;

import hudson.model.Run;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.runtime.BuildStarts;
import io.jenkins.plugins.modelarts.runtime.PluginRuntime;
import java.util.Map;

/**
 * What a step finds when it begins. All times are in milliseconds since 1970-01-01 UTC.
 *
 * @param buildStart when the build started
 * @param now when the step begins
 */
record WaitStart(Run<?, ?> run, long buildStart, long now) {

    static WaitStart of(Run<?, ?> run) {
        return new WaitStart(
                run, BuildStarts.get().of(run), PluginRuntime.get().scheduler().now());
    }

    /** The newest update of each service that earlier waits of the build judged, by the key of the service. */
    Map<String, Long> judgedUpdates() {
        return DeploymentsAction.judgedUpdates(run);
    }
}
