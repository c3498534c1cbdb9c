package io.jenkins.plugins.modelarts.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelarts.api.Answer;
import io.jenkins.plugins.modelarts.api.Connection;
import io.jenkins.plugins.modelarts.api.Conversations;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A build's wait for one update: asks through the shared conversations, lets {@link UpdateWatch} decide, tells console
 * and page, and hands the end to its host. What it knows survives a restart with the host that it belongs to; what is
 * under way (futures, connections, secrets) does not, and is asked for again. Nothing here blocks on the network.
 */
final class UpdateWait implements Serializable {

    private static final long serialVersionUID = 1L;

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
    private transient volatile Decision last;
    private transient volatile boolean stopping;
    private transient boolean over;

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

    /** Begins, or goes on after a restart. Returns at once. */
    void go(Host where) {
        host = where;
        later(this::begin);
    }

    private void begin() throws IOException, InterruptedException {
        if (over) {
            return;
        }
        console = new Console(host.listener().getLogger(), service());
        deployment = DeploymentsAction.begin(host.run(), id, target.region(), serviceId, serviceName, watch.started());
        record = deployment.getRecord();
        console.begins(target.region());
        try {
            Connections.get().track(host.run(), target);
        } catch (ModelArtsException e) {
            decide(watch.failed(e, now(), 0));
            return;
        }
        ask(0);
    }

    /**
     * Asks no more and leaves the deployment at ModelArts alone.
     *
     * @param then runs when the page is in place, unless the wait was over before
     */
    void stop(Runnable then) {
        stopping = true;
        CompletableFuture<?> now = underWay;
        if (now != null) {
            now.cancel(false);
        }
        later(() -> {
            if (over) {
                return;
            }
            over = true;
            try {
                if (deployment != null) {
                    console.stopped();
                    deployment.end(Outcome.ABORTED, Messages.UpdateWait_aborted(), record, waited());
                }
            } finally {
                then.run();
            }
        });
    }

    /** What is being waited for, in a few words for people who look at a stuck build. */
    String status() {
        Decision decision = last;
        String what = "waiting for ModelArts service " + service() + " in " + target.region();
        if (decision == null) {
            return what;
        }
        if (decision.failure() != null) {
            return what + ", retrying after: " + decision.failure().getMessage();
        }
        return decision.judged() == null
                ? what + ", no update yet"
                : what + ", update " + decision.judged().updateTime() + " is "
                        + decision.judged().result();
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
        over = true;
        String message = Ending.message(decision, failureReason, service(), watch, waited());
        String reason = failureReason == null ? message : failureReason;
        deployment.end(decision.outcome(), reason, record, waited());
        console.ends(decision, waited());
        host.ended(new Ending(decision.outcome(), deployment, message));
    }

    /** What a future brought: work on an answer, or a failure for the watch to decide about. */
    private void told(Throwable thrown, Work onAnswer) {
        later(() -> {
            if (over || stopping) {
                return;
            }
            if (thrown == null) {
                onAnswer.run();
            } else {
                ModelArtsException failure = ModelArtsException.in(thrown);
                decide(watch.failed(failure, now(), ThreadLocalRandom.current().nextDouble()));
            }
        });
    }

    private void later(Work work) {
        Connections.get().execute(() -> guarded(work));
    }

    private synchronized void guarded(Work work) {
        try {
            work.run();
        } catch (IOException | InterruptedException | RuntimeException e) {
            over = true;
            host.broken(e);
        }
    }
}
