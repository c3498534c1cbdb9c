package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentEnd;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import io.jenkins.plugins.modelarts.deployments.UsualDurations;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps with the build what a wait sees and how it ends. For one thread at a time. */
final class DeploymentRecorder {

    private final Deployment deployment;
    private final WaitConsole console;
    private ServiceSnapshot snapshot;

    private DeploymentRecorder(Deployment deployment, WaitConsole console) {
        this.deployment = deployment;
        this.console = console;
        this.snapshot = deployment.snapshot(deployment.state());
    }

    /**
     * Puts the deployment on the build's page, or finds it there after a restart.
     *
     * @param status says what the wait is waiting for
     */
    static DeploymentRecorder open(Run<?, ?> run, WaitState wait, Supplier<String> status, WaitConsole console) {
        ServiceRef service = wait.service();
        DeployedService requested = DeployedService.requested(
                wait.settings().region(), service == null ? null : service.serviceId(), wait.serviceName());
        Deployment deployment = DeploymentsAction.begin(
                run,
                wait.id(),
                requested,
                wait.tracker().started(),
                ModelArtsConfiguration.get().getMaxDeployments());
        deployment.showStatus(status);
        if (!deployment.isRecorded()) {
            console.notRecorded();
        }
        return new DeploymentRecorder(deployment, console);
    }

    /** Keeps what the response before the block says of the service, and no update. */
    void onBaseline(ServiceRef service, ApiResponse<ServiceLogs> response) {
        deployment.onResponse(seen(service, response), ServiceSnapshot.EMPTY, null, null);
    }

    /** Keeps all that the last response says, and only as much of the others as the page needs. */
    void onResponse(ServiceRef service, ApiResponse<ServiceLogs> response, Decision decision) {
        Log judged = decision.judged();
        ServiceSnapshot all = ServiceSnapshot.of(response.body());
        ServiceSnapshot kept = all.whileWaiting(judged);
        snapshot = decision.isDone() ? all : kept;
        deployment.onResponse(seen(service, response), kept, judged, decision.progress());
    }

    private static DeployedService seen(ServiceRef service, ApiResponse<ServiceLogs> response) {
        return DeployedService.of(
                service.withProject(response.projectId()), response.body().serviceName());
    }

    /** Keeps which update is judged for a restart, and returns whether it is kept. */
    boolean keepUpdate() {
        return deployment.keepUpdate();
    }

    /** What is kept for a restart. */
    Optional<DeploymentState> kept() {
        return deployment.kept();
    }

    void onEvents(List<ServiceEvent> events) {
        snapshot = snapshot.withEvents(events);
    }

    /**
     * Keeps the end, unless another end is kept already. If it cannot be written, the verdict stays as it is, because a full
     * disk must not change it.
     */
    void close(DeploymentEnd end) {
        if (exists(deployment.run())) {
            deployment.onEnd(end, snapshot).forEach(console::notKept);
            learn(end);
        }
    }

    private void learn(DeploymentEnd end) {
        Long updateTime = state().updateTime();
        Long millis = end.updateMillis();
        if (end.outcome() == Outcome.SUCCESS && updateTime != null && millis != null) {
            UsualDurations.get().add(state().service(), updateTime, millis);
        }
    }

    /** Whether the build was not deleted. A deleted build must not come back by being saved. */
    static boolean exists(Run<?, ?> run) {
        return run.getRootDir().isDirectory();
    }

    boolean isBuilding() {
        return deployment.run().isBuilding();
    }

    /** URL of the deployment's page, relative to the root of Jenkins; null when it has none. */
    @CheckForNull
    String url() {
        return deployment.isRecorded() ? deployment.url() : null;
    }

    DeploymentState state() {
        return deployment.state();
    }

    ServiceSnapshot snapshot() {
        return snapshot;
    }
}
