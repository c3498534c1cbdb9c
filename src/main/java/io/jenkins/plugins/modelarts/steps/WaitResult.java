package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a wait ended, for its host. Immutable.
 *
 * @param message one line that says why the wait did not end well and what to do; null when it ended well
 */
record WaitResult(
        Outcome outcome,
        DeploymentState deployment,
        ServiceSnapshot snapshot,
        @CheckForNull String message) {

    /**
     * What the result does to the build.
     *
     * @param onFail what the step wants for a failed update; anything else that goes wrong fails the build
     */
    OnFail consequence(OnFail onFail) {
        return switch (outcome) {
            case SUCCESS, RUNNING, NONE -> OnFail.NONE;
            case FAIL -> onFail;
            case NO_UPDATE, TIMED_OUT, ERROR, ABORTED, NOT_JUDGED -> OnFail.FAILURE;
        };
    }

    /** What the step returns: maps, lists and plain values, so that a script can keep it over a restart. */
    Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("result", deployment.result());
        report.put("serviceId", deployment.service().serviceId());
        report.put("serviceName", deployment.service().serviceName());
        report.put("region", deployment.service().region());
        report.put("projectId", deployment.service().projectId());
        report.put("updateTime", deployment.updateTime());
        report.put("reason", outcome == Outcome.FAIL ? deployment.reason() : null);
        report.put("logs", snapshot.plainLogs());
        return report;
    }
}
