package io.jenkins.plugins.modelarts.steps;

import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a wait ended, as its host needs it. Immutable.
 *
 * @param outcome how
 * @param deployment what is kept with the build
 * @param message one line that says why, complete with what to do; null when all is well
 */
record WaitResult(Outcome outcome, Deployment deployment, String message) {

    /** Whether the build goes on as if nothing had been asked: success, or a report without waiting. */
    private boolean isGood() {
        return outcome == Outcome.SUCCESS || outcome == Outcome.RUNNING || outcome == Outcome.NONE;
    }

    /** Whether ModelArts itself says that the update failed. */
    private boolean isFailedUpdate() {
        return outcome == Outcome.FAIL;
    }

    /**
     * What becomes of the build.
     *
     * @param onFail what the step wants for a failed update; whatever else goes wrong fails the build
     */
    OnFail consequence(OnFail onFail) {
        if (isGood()) {
            return OnFail.NONE;
        }
        return isFailedUpdate() ? onFail : OnFail.FAILURE;
    }

    /** What the step returns: plain maps, lists and values, so that a script can keep it over a restart. */
    Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("result", deployment.getResult());
        report.put("serviceId", deployment.getServiceId());
        report.put("serviceName", deployment.getServiceName());
        report.put("region", deployment.getRegion());
        report.put("projectId", deployment.getProjectId());
        report.put("updateTime", deployment.getUpdateTime());
        report.put("reason", isFailedUpdate() ? deployment.getReason() : null);
        report.put("logs", deployment.getLogs());
        return report;
    }
}
