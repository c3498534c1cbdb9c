package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.polling.UpdateSelector;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import io.jenkins.plugins.modelarts.polling.WaitText;
import java.io.Serializable;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What a wait must know after a restart of Jenkins. A Pipeline keeps it in its program.dat. It holds no secret and nothing
 * that is under way, such as futures and clients, because a wait asks for these again.
 */
final class WaitState implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Finds the deployment of this wait in its build after a restart. */
    private final String id = UUID.randomUUID().toString();

    private final ConnectionSettings settings;

    @CheckForNull
    private final String serviceName;

    private final UpdateTracker tracker;

    @CheckForNull
    private volatile ServiceRef service;

    private WaitState(
            ConnectionSettings settings,
            @CheckForNull ServiceRef service,
            @CheckForNull String serviceName,
            UpdateTracker tracker) {
        this.settings = settings;
        this.service = service;
        this.serviceName = serviceName;
        this.tracker = tracker;
    }

    /**
     * Takes over the arguments of a step.
     *
     * @param buildStart in milliseconds since 1970-01-01 UTC
     * @param now in milliseconds since 1970-01-01 UTC
     * @throws ModelArtsException if neither the step nor the configuration says what to wait for
     */
    static WaitState of(ModelArtsServiceLogsStep step, long buildStart, long now) throws ModelArtsException {
        String serviceId = step.getServiceId();
        if ((serviceId == null) == (step.getServiceName() == null)) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.Step_oneService());
        }
        if (serviceId != null && !ServiceRef.isId(serviceId)) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.Step_illegalServiceId());
        }
        UpdateTracker tracker = new UpdateTracker(
                selector(step, buildStart),
                step.isWait(),
                now,
                TimeUnit.MINUTES.toMillis(step.getTimeoutMinutes()),
                TimeUnit.SECONDS.toMillis(step.getPollSeconds()));
        ConnectionSettings settings =
                ConnectionSettings.of(step.getRegion(), step.getCredentialsId(), step.getProjectId());
        ServiceRef service = serviceId == null ? null : settings.service(serviceId);
        return new WaitState(settings, service, step.getServiceName(), tracker);
    }

    private static UpdateSelector selector(ModelArtsServiceLogsStep step, long buildStart) {
        Long updateTime = step.getUpdateTime();
        if (updateTime != null) {
            return UpdateSelector.exactly(updateTime);
        }
        Long since = step.getSince();
        return since == null ? UpdateSelector.sinceBuild(buildStart) : UpdateSelector.since(since);
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

    void serviceFound(String serviceId) {
        service = settings.service(serviceId);
    }

    /** What the step calls the service: its name, or else its id. */
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
