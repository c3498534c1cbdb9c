package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.deployments.UsualDurations;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.UpdateSelector;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import io.jenkins.plugins.modelarts.polling.WaitText;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;

/**
 * What a wait must know after a restart of Jenkins. A Pipeline keeps it in its program.dat. It holds no secret and nothing
 * that is under way, such as futures and clients, because a wait asks for these again.
 */
final class WaitState implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What the step does. Without a block it only judges. */
    enum Phase {
        /** Asks which updates there are before the block. */
        BASELINE,
        /** The block runs. */
        BLOCK,
        /** Waits for the update and judges it. */
        JUDGE
    }

    /** Finds the deployment of this wait in its build after a restart. */
    private final String id = UUID.randomUUID().toString();

    private final ConnectionSettings settings;
    private final WaitLimits limits;

    @CheckForNull
    private final String serviceName;

    /** By the key of the service: the updates that earlier waits of the build judged. */
    private final HashMap<String, Long> judgedBefore;

    private volatile Phase phase;
    private volatile UpdateTracker tracker;

    @CheckForNull
    private volatile ServiceRef service;

    /** Whether Pipeline keeps the block together with this state. */
    private volatile boolean hasBlockStarted;

    private WaitState(
            ConnectionSettings settings,
            WaitLimits limits,
            @CheckForNull ServiceRef service,
            @CheckForNull String serviceName,
            HashMap<String, Long> judgedBefore,
            Phase phase,
            UpdateTracker tracker) {
        this.settings = settings;
        this.limits = limits;
        this.service = service;
        this.serviceName = serviceName;
        this.judgedBefore = judgedBefore;
        this.phase = phase;
        this.tracker = tracker;
    }

    /**
     * Takes over the arguments of a step.
     *
     * @throws ModelArtsException if neither the step nor the configuration says what to wait for, or if the arguments
     *     contradict each other
     */
    static WaitState of(ModelArtsServiceLogsStep step, boolean hasBlock, WaitStart start) throws ModelArtsException {
        String serviceId = step.getServiceId();
        if ((serviceId == null) == (step.getServiceName() == null)) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.Step_oneService());
        }
        if (serviceId != null && !ServiceRef.isId(serviceId)) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.Step_illegalServiceId());
        }
        if (hasBlock && (step.getUpdateTime() != null || step.getSince() != null)) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.Step_timeWithBlock());
        }
        ConnectionSettings settings = ConnectionSettings.of(
                start.run().getParent(), step.getRegion(), step.getCredentialsId(), step.getProjectId());
        WaitLimits limits = WaitLimits.of(step);
        WaitState state = new WaitState(
                settings,
                limits,
                serviceId == null ? null : settings.service(serviceId),
                step.getServiceName(),
                new HashMap<>(start.judgedUpdates()),
                hasBlock ? Phase.BASELINE : Phase.JUDGE,
                limits.tracker(selector(step, start.buildStart()), start.now()));
        state.excludeJudged();
        return state;
    }

    private static UpdateSelector selector(ModelArtsServiceLogsStep step, long buildStart) {
        Long updateTime = step.getUpdateTime();
        Long since = step.getSince();
        if (updateTime != null) {
            return UpdateSelector.exactly(updateTime);
        }
        return since != null ? UpdateSelector.since(since) : UpdateSelector.sinceBuild(buildStart);
    }

    private void excludeJudged() {
        ServiceRef known = service;
        Long judged = known == null
                ? null
                : judgedBefore.get(DeployedService.of(known, null).key());
        if (judged != null) {
            tracker.excludeJudged(judged);
        }
    }

    void serviceFound(String serviceId) {
        service = settings.service(serviceId);
        excludeJudged();
    }

    /** The block begins. After it only updates count that these logs do not have. */
    void blockBegins(ServiceLogs baseline, long now) {
        tracker = limits.tracker(UpdateSelector.newerThan(baseline), now);
        phase = Phase.BLOCK;
    }

    /** Pipeline started the block, so from now on it continues the block after a restart. */
    void blockStarted() {
        hasBlockStarted = true;
    }

    /** Jenkins restarted. If it ended in the moment before the block started, the step begins anew. */
    void resumed(long now) {
        if (phase == Phase.BLOCK && !hasBlockStarted) {
            phase = Phase.BASELINE;
        }
        tracker.resumed(now);
    }

    /** Continues to judge the update that the wait judged before Jenkins restarted. */
    void follow(DeploymentState known) {
        if (phase != Phase.JUDGE) {
            return;
        }
        String serviceId = known.service().serviceId();
        if (service == null && serviceId != null) {
            serviceFound(serviceId);
        }
        Long updateTime = known.updateTime();
        if (updateTime != null) {
            tracker.follow(updateTime, known.result());
        }
    }

    /** The block ended well. The time of the wait begins now. */
    void blockEnded(long now) {
        tracker = limits.tracker(tracker.selector(), now);
        phase = Phase.JUDGE;
    }

    /**
     * Decides about a response by what is known of the service's updates.
     *
     * @param serverAhead ModelArts' time minus this machine's time
     */
    Decision judge(ServiceRef responding, ServiceLogs logs, Duration serverAhead, long now) {
        tracker.expect(UsualDurations.get().of(DeployedService.of(responding, null)));
        return tracker.onResponse(logs, serverAhead, now);
    }

    /**
     * What the wait is waiting for, in one line.
     *
     * @param last the last decision, or null before the first response
     */
    String status(@CheckForNull Decision last, long now) {
        return switch (phase) {
            case BASELINE -> text().statusBefore();
            case BLOCK -> text().statusDeploying();
            case JUDGE -> text().status(last, waitedMillis(now));
        };
    }

    /** How long the wait has taken, in milliseconds. */
    long waitedMillis(long now) {
        return now - tracker.started();
    }

    Phase phase() {
        return phase;
    }

    String id() {
        return id;
    }

    ConnectionSettings settings() {
        return settings;
    }

    UpdateTracker tracker() {
        return tracker;
    }

    /** Null as long as only the name is known. */
    @CheckForNull
    ServiceRef service() {
        return service;
    }

    /** The name in the step, or null when the step has the id. */
    @CheckForNull
    String serviceName() {
        return serviceName;
    }

    /** The name or id of the service in the step. */
    String label() {
        if (serviceName != null) {
            return serviceName;
        }
        ServiceRef known = service;
        return known == null ? "" : known.serviceId();
    }

    WaitText text() {
        return new WaitText(label(), settings.region());
    }
}
