package io.jenkins.plugins.modelarts.steps;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.ServiceRef;
import io.jenkins.plugins.modelarts.client.model.ServiceDetails;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.FailureDiagnosis;
import io.jenkins.plugins.modelarts.polling.LogQuery;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.polling.ResultText;
import io.jenkins.plugins.modelarts.polling.UpdateSelector;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import io.jenkins.plugins.modelarts.polling.WaitText;
import io.jenkins.plugins.modelarts.runtime.ClientFactory;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A build's wait for one update: asks through the shared poller, lets {@link UpdateTracker} decide, writes to console
 * and page, and gives the end to its host. What it knows survives a restart with the host that it belongs to; what is
 * under way (futures, connections, secrets) does not, and is asked for again. Nothing here blocks on the network.
 */
final class WaitSession implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(WaitSession.class.getName());

    /** Where a wait runs: a Pipeline step, or a thread of a Freestyle build. */
    interface Host {
        Run<?, ?> run() throws IOException, InterruptedException;

        TaskListener listener() throws IOException, InterruptedException;

        /** The wait is over, and the build's page is in place. Called once, on any thread. */
        void ended(WaitResult ending) throws IOException, InterruptedException;

        /** A fault of the plugin or of Jenkins itself ended the wait. Called instead of {@link #ended}. */
        void broken(Throwable fault);
    }

    /** Something done on a thread of the plugin. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** How long after the end of its time a wait ends at the latest, when a request of that moment never returns. */
    private static final long LATE = HttpTransport.TIME_LIMIT.toMillis();

    /** Finds the deployment of this wait in its build again after a restart. */
    private final String id = UUID.randomUUID().toString();

    private final ConnectionSettings target;
    private final String serviceName;
    private final UpdateTracker tracker;
    private volatile String serviceId;

    private transient Host host;
    private transient WaitConsole console;
    private transient Deployment deployment;
    private transient ServiceSnapshot record;
    private transient volatile ModelArtsClient client;
    private transient volatile CompletableFuture<?> underWay;
    private transient CompletableFuture<Void> lastCheck;
    private transient volatile Decision last;
    private transient volatile boolean stopping;
    private transient volatile boolean over;

    private WaitSession(ConnectionSettings target, String serviceId, String serviceName, UpdateTracker tracker) {
        this.target = target;
        this.serviceId = serviceId;
        this.serviceName = serviceName;
        this.tracker = tracker;
    }

    /**
     * @param buildStart in milliseconds since 1970-01-01 UTC
     * @throws ModelArtsException when the step does not say what to wait for, and the configuration neither
     */
    static WaitSession of(ModelArtsServiceLogsStep step, long buildStart) throws ModelArtsException {
        if ((step.getServiceId() == null) == (step.getServiceName() == null)) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.Step_oneService());
        }
        if (step.getServiceId() != null && !ServiceRef.isId(step.getServiceId())) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.Step_illegalServiceId());
        }
        UpdateTracker tracker = new UpdateTracker(
                selector(step, buildStart),
                step.isWait(),
                ClientFactory.get().now(),
                TimeUnit.MINUTES.toMillis(step.getTimeoutMinutes()),
                TimeUnit.SECONDS.toMillis(step.getPollSeconds()));
        ConnectionSettings target =
                ConnectionSettings.of(step.getRegion(), step.getCredentialsId(), step.getProjectId());
        return new WaitSession(target, step.getServiceId(), step.getServiceName(), tracker);
    }

    private static UpdateSelector selector(ModelArtsServiceLogsStep step, long buildStart) {
        if (step.getUpdateTime() != null) {
            return UpdateSelector.exactly(step.getUpdateTime());
        }
        return step.getSince() != null ? UpdateSelector.since(step.getSince()) : UpdateSelector.sinceBuild(buildStart);
    }

    /** Begins. Returns at once. */
    void begin(Host where) {
        later(where, () -> go(false));
    }

    /** Goes on after a restart. Returns at once. */
    void resume(Host where) {
        later(where, () -> go(true));
    }

    private void go(boolean again) throws IOException, InterruptedException {
        if (over) {
            return;
        }
        if (again) {
            tracker.resumed(now());
        }
        armLastCheck();
        openPage();
        console.begins();
        if (!again) {
            try {
                ClientFactory.get().track(host.run(), target);
            } catch (ModelArtsException e) {
                decide(tracker.onFailure(e, now(), 0));
                return;
            }
        }
        ask(0);
    }

    private void openPage() throws IOException, InterruptedException {
        console = new WaitConsole(host.listener().getLogger(), text());
        deployment =
                DeploymentsAction.begin(host.run(), id, target.region(), serviceId, serviceName, tracker.started());
        deployment.waitsFor(this::status);
        record = deployment.getRecord();
    }

    /** Whatever happens to a request: no wait outlives its time for long. */
    private void armLastCheck() {
        lastCheck = ClientFactory.get().after(Math.max(0, tracker.lastRequestTime() - now()) + LATE);
        lastCheck.thenRun(() -> later(host, () -> {
            if (over || last != null && last.isDone()) {
                return;
            }
            if (now() < tracker.lastRequestTime()) {
                armLastCheck();
                return;
            }
            cancel(underWay);
            String message = ResultText.noResponseToLastRequest();
            decide(tracker.onFailure(ModelArtsException.withMessage(Problem.TIMED_OUT, message), now(), 0));
        }));
    }

    /**
     * Asks no more and leaves the deployment at ModelArts alone.
     *
     * @param then runs when the page is in place, unless the wait was over before
     */
    void stop(Host where, Runnable then) {
        stopping = true;
        cancel(underWay);
        try {
            later(where, () -> {
                if (over) {
                    return;
                }
                finish();
                try {
                    if (deployment == null) {
                        openPage();
                    }
                    console.stopped();
                    close(Outcome.ABORTED, ResultText.aborted());
                } finally {
                    then.run();
                }
            });
        } catch (RejectedExecutionException e) {
            // Jenkins itself is stopping, and with it the plugin's threads.
            then.run();
        }
    }

    private void finish() {
        over = true;
        cancel(underWay);
        cancel(lastCheck);
    }

    private static void cancel(CompletableFuture<?> future) {
        if (future != null) {
            future.cancel(false);
        }
    }

    /** What is being waited for, in a few words for people who look at a stuck build. */
    String status() {
        return text().status(last, waited());
    }

    private WaitText text() {
        return new WaitText(service(), target.region());
    }

    private String service() {
        return serviceName == null ? serviceId : serviceName;
    }

    private static long now() {
        return ClientFactory.get().now();
    }

    private long waited() {
        return now() - tracker.started();
    }

    private void ask(long delayMillis) {
        underWay = serviceId == null ? findService(delayMillis) : askAbout(delayMillis);
    }

    private CompletableFuture<?> findService(long delayMillis) {
        CompletableFuture<ServiceDetails> found = ClientFactory.get()
                .after(delayMillis)
                .thenCompose(nothing -> {
                    try {
                        return connect().client().serviceNamed(serviceName);
                    } catch (ModelArtsException e) {
                        return CompletableFuture.failedFuture(e);
                    }
                });
        found.whenComplete((service, thrown) -> told(thrown, () -> {
            serviceId = service.serviceId();
            ask(0);
        }));
        return found;
    }

    private CompletableFuture<?> askAbout(long delayMillis) {
        ClientFactory connections = ClientFactory.get();
        CompletableFuture<ApiResponse<ServiceLogs>> next;
        try {
            LogQuery query = new LogQuery(
                    connections.endpoint(target),
                    target.service(serviceId),
                    tracker.selector().updateTime());
            next = connections.poller().next(query, delayMillis, this::connect);
        } catch (ModelArtsException e) {
            next = CompletableFuture.failedFuture(e);
        }
        next.whenComplete((response, thrown) -> told(thrown, () -> {
            record = ServiceSnapshot.of(response.body(), List.of());
            Decision decision = tracker.onResponse(response.body(), response.serverAhead(), now());
            deployment.follow(
                    serviceId, response.body().serviceName(), response.projectId(), record, decision.judged());
            decide(decision);
        }));
        return next;
    }

    private AuthorizedClient connect() throws ModelArtsException {
        try {
            AuthorizedClient connection = ClientFactory.get().connect(host.run(), target);
            client = connection.client();
            return connection;
        } catch (IOException | InterruptedException e) {
            throw ModelArtsException.in(e);
        }
    }

    private void decide(Decision decision) throws IOException, InterruptedException {
        last = decision;
        console.show(decision.notices(), waited());
        if (!decision.isDone()) {
            ask(decision.delayMillis());
        } else if (decision.outcome() == Outcome.FAIL) {
            CompletableFuture<FailureDiagnosis> diagnosis = FailureDiagnosis.of(
                    client,
                    target.service(serviceId),
                    decision.judged(),
                    ClientFactory.get().scheduler());
            underWay = diagnosis;
            diagnosis.whenComplete((found, thrown) -> told(thrown, () -> {
                console.show(found);
                record = new ServiceSnapshot(record.logs(), found.events());
                end(decision, found.reason());
            }));
        } else {
            end(decision, null);
        }
    }

    private void end(Decision decision, String failureReason) throws IOException, InterruptedException {
        finish();
        String message = ResultText.message(decision, failureReason, service(), tracker, waited());
        close(decision.outcome(), failureReason == null ? message : failureReason);
        console.ends(decision, waited());
        host.ended(new WaitResult(decision.outcome(), deployment, message));
    }

    /** Keeps what was seen. A full disk must not turn the verdict into another one. */
    private void close(Outcome outcome, String reason) throws IOException, InterruptedException {
        if (!isThere()) {
            return;
        }
        try {
            deployment.end(outcome, reason, record, waited());
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot keep the deployment of " + service());
            console.notKept(e);
        }
    }

    /** A build that was deleted must not come back by being saved. */
    private boolean isThere() throws IOException, InterruptedException {
        return host.run().getRootDir().isDirectory();
    }

    /** What a future brought: work on an answer, or a failure for the watch to decide about. */
    private void told(Throwable thrown, Work onResponse) {
        later(host, () -> {
            if (over || stopping) {
                return;
            }
            if (!isThere() || !host.run().isBuilding()) {
                // Deleted or killed, so nobody told us to stop.
                finish();
                host.broken(new AbortException(ResultText.aborted()));
            } else if (thrown == null) {
                onResponse.run();
            } else {
                ModelArtsException failure = ModelArtsException.in(thrown);
                decide(tracker.onFailure(
                        failure, now(), ThreadLocalRandom.current().nextDouble()));
            }
        });
    }

    private void later(Host where, Work work) {
        ClientFactory.get().execute(() -> guarded(where, work));
    }

    private synchronized void guarded(Host where, Work work) {
        host = where;
        try {
            work.run();
        } catch (IOException | InterruptedException | RuntimeException | LinkageError e) {
            finish();
            host.broken(e);
        }
    }
}
