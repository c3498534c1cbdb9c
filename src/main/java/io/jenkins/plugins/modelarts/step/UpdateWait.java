package io.jenkins.plugins.modelarts.step;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelarts.api.Answer;
import io.jenkins.plugins.modelarts.api.Connection;
import io.jenkins.plugins.modelarts.api.Conversations;
import io.jenkins.plugins.modelarts.api.Http;
import io.jenkins.plugins.modelarts.api.ModelArtsClient;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.Problem;
import io.jenkins.plugins.modelarts.api.ServiceDetails;
import io.jenkins.plugins.modelarts.api.ServiceLogs;
import io.jenkins.plugins.modelarts.cloud.Connections;
import io.jenkins.plugins.modelarts.cloud.Target;
import io.jenkins.plugins.modelarts.history.Deployment;
import io.jenkins.plugins.modelarts.history.DeploymentRecord;
import io.jenkins.plugins.modelarts.history.DeploymentsAction;
import io.jenkins.plugins.modelarts.watch.Decision;
import io.jenkins.plugins.modelarts.watch.Outcome;
import io.jenkins.plugins.modelarts.watch.UpdateSelector;
import io.jenkins.plugins.modelarts.watch.UpdateWatch;
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
 * A build's wait for one update: asks through the shared conversations, lets {@link UpdateWatch} decide, tells console
 * and page, and hands the end to its host. What it knows survives a restart with the host that it belongs to; what is
 * under way (futures, connections, secrets) does not, and is asked for again. Nothing here blocks on the network.
 */
final class UpdateWait implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(UpdateWait.class.getName());

    /** Where a wait runs: a Pipeline step, or a thread of a Freestyle build. */
    interface Host {
        Run<?, ?> run() throws IOException, InterruptedException;

        TaskListener listener() throws IOException, InterruptedException;

        /** The wait is over, and the build's page is in place. Called once, on any thread. */
        void ended(Ending ending) throws IOException, InterruptedException;

        /** A fault of the plugin or of Jenkins itself ended the wait. Called instead of {@link #ended}. */
        void broken(Throwable fault);
    }

    /** Something done on a thread of the plugin. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** How long after the end of its time a wait ends at the latest, when a request of that moment never returns. */
    private static final long LATE = Http.TIME_LIMIT.toMillis();

    /** Finds the deployment of this wait in its build again after a restart. */
    private final String id = UUID.randomUUID().toString();

    private final Target target;
    private final String serviceName;
    private final UpdateWatch watch;
    private volatile String serviceId;

    private transient Host host;
    private transient Console console;
    private transient Deployment deployment;
    private transient DeploymentRecord record;
    private transient volatile ModelArtsClient client;
    private transient volatile CompletableFuture<?> underWay;
    private transient CompletableFuture<Void> lastCall;
    private transient volatile Decision last;
    private transient volatile boolean stopping;
    private transient volatile boolean over;

    private UpdateWait(Target target, String serviceId, String serviceName, UpdateWatch watch) {
        this.target = target;
        this.serviceId = serviceId;
        this.serviceName = serviceName;
        this.watch = watch;
    }

    /**
     * @param buildStart in milliseconds since 1970-01-01 UTC
     * @throws ModelArtsException when the step does not say what to wait for, and the configuration neither
     */
    static UpdateWait of(ModelArtsServiceLogsStep step, long buildStart) throws ModelArtsException {
        if ((step.getServiceId() == null) == (step.getServiceName() == null)) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.Step_oneService());
        }
        if (step.getServiceId() != null && !Target.isId(step.getServiceId())) {
            throw ModelArtsException.withMessage(Problem.MISCONFIGURED, Messages.Step_illegalServiceId());
        }
        UpdateWatch watch = new UpdateWatch(
                selector(step, buildStart),
                step.isWait(),
                Connections.get().now(),
                TimeUnit.MINUTES.toMillis(step.getTimeoutMinutes()),
                TimeUnit.SECONDS.toMillis(step.getPollSeconds()));
        Target target = Target.of(step.getRegion(), step.getCredentialsId(), step.getProjectId());
        return new UpdateWait(target, step.getServiceId(), step.getServiceName(), watch);
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
            watch.resumed(now());
        }
        armLastCall();
        openPage();
        console.begins(target.region());
        if (!again) {
            try {
                Connections.get().track(host.run(), target);
            } catch (ModelArtsException e) {
                decide(watch.failed(e, now(), 0));
                return;
            }
        }
        ask(0);
    }

    private void openPage() throws IOException, InterruptedException {
        console = new Console(host.listener().getLogger(), service());
        deployment = DeploymentsAction.begin(host.run(), id, target.region(), serviceId, serviceName, watch.started());
        deployment.waitsFor(this::status);
        record = deployment.getRecord();
    }

    /** Whatever happens to a request: no wait outlives its time for long. */
    private void armLastCall() {
        lastCall = Connections.get().after(Math.max(0, watch.lastCall() - now()) + LATE);
        lastCall.thenRun(() -> later(host, () -> {
            if (over || last != null && last.isDone()) {
                return;
            }
            if (now() < watch.lastCall()) {
                armLastCall();
                return;
            }
            cancel(underWay);
            String message = Messages.UpdateWait_noAnswer();
            decide(watch.failed(ModelArtsException.withMessage(Problem.TIMED_OUT, message), now(), 0));
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
                    close(Outcome.ABORTED, Messages.UpdateWait_aborted());
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
        cancel(lastCall);
    }

    private static void cancel(CompletableFuture<?> future) {
        if (future != null) {
            future.cancel(false);
        }
    }

    /** What is being waited for, in a few words for people who look at a stuck build. */
    String status() {
        return Console.status(last, service(), target.region(), waited());
    }

    private String service() {
        return serviceName == null ? serviceId : serviceName;
    }

    private static long now() {
        return Connections.get().now();
    }

    private long waited() {
        return now() - watch.started();
    }

    private void ask(long delayMillis) {
        underWay = serviceId == null ? findService(delayMillis) : askAbout(delayMillis);
    }

    private CompletableFuture<?> findService(long delayMillis) {
        CompletableFuture<ServiceDetails> found = Connections.get()
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
        Connections connections = Connections.get();
        CompletableFuture<Answer<ServiceLogs>> next;
        try {
            Conversations.Topic topic = new Conversations.Topic(
                    connections.endpoint(target), serviceId, watch.selector().updateTime());
            next = connections.conversations().next(topic, delayMillis, this::connect);
        } catch (ModelArtsException e) {
            next = CompletableFuture.failedFuture(e);
        }
        next.whenComplete((answer, thrown) -> told(thrown, () -> {
            record = DeploymentRecord.of(answer.body(), List.of());
            Decision decision = watch.answered(answer.body(), answer.serverAhead(), now());
            String project = client.projectId().getNow(null);
            deployment.follow(serviceId, answer.body().serviceName(), project, record, decision.judged());
            decide(decision);
        }));
        return next;
    }

    private Connection connect() throws ModelArtsException {
        try {
            Connection connection = Connections.get().connect(host.run(), target);
            client = connection.client();
            return connection;
        } catch (IOException | InterruptedException e) {
            throw ModelArtsException.in(e);
        }
    }

    private void decide(Decision decision) throws IOException, InterruptedException {
        last = decision;
        console.say(decision.remarks(), waited());
        if (!decision.isDone()) {
            ask(decision.delayMillis());
        } else if (decision.outcome() == Outcome.FAIL) {
            CompletableFuture<FailureInquiry> inquiry = FailureInquiry.about(client, serviceId, decision.judged());
            underWay = inquiry;
            inquiry.whenComplete((found, thrown) -> told(thrown, () -> {
                console.tell(found);
                record = new DeploymentRecord(record.logs(), found.events());
                end(decision, found.reason());
            }));
        } else {
            end(decision, null);
        }
    }

    private void end(Decision decision, String failureReason) throws IOException, InterruptedException {
        finish();
        String message = Ending.message(decision, failureReason, service(), watch, waited());
        close(decision.outcome(), failureReason == null ? message : failureReason);
        console.ends(decision, waited());
        host.ended(new Ending(decision.outcome(), deployment, message));
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
    private void told(Throwable thrown, Work onAnswer) {
        later(host, () -> {
            if (over || stopping) {
                return;
            }
            if (!isThere() || !host.run().isBuilding()) {
                // Deleted or killed, so nobody told us to stop.
                finish();
                host.broken(new AbortException(Messages.UpdateWait_aborted()));
            } else if (thrown == null) {
                onAnswer.run();
            } else {
                ModelArtsException failure = ModelArtsException.in(thrown);
                decide(watch.failed(failure, now(), ThreadLocalRandom.current().nextDouble()));
            }
        });
    }

    private void later(Host where, Work work) {
        Connections.get().execute(() -> guarded(where, work));
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
