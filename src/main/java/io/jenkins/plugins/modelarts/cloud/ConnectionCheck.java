package io.jenkins.plugins.modelarts.cloud;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.ServiceRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Tries one thing after the other as a build would, and says in words how each went. Asks through the shared
 * connections, so a refused secret is not sent again, however often somebody presses the button. For one thread.
 */
final class ConnectionCheck {

    /** For all requests together; a person waits, and with them a thread of the web server. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(65);

    private final long end;
    private final List<FormValidation> findings = new ArrayList<>();

    ConnectionCheck() {
        this(TIME_LIMIT);
    }

    ConnectionCheck(Duration timeLimit) {
        end = System.nanoTime() + timeLimit.toNanos();
    }

    /**
     * Blocks until all is tried, or the time is over.
     *
     * @param region name of a region that is saved already
     * @param serviceId null to try only what needs no service
     */
    FormValidation run(String region, String credentialsId, String serviceId) {
        ModelArtsClient client;
        Target target;
        try {
            if (serviceId != null && !ServiceRef.isId(serviceId)) {
                return FormValidation.error(Messages.ConnectionCheck_illegalService());
            }
            target = Target.of(region, credentialsId, null);
            client = Connections.get().connect(target).client();
        } catch (ModelArtsException e) {
            return FormValidation.error(e.getMessage());
        }
        if (tryOut(client.projectId(), Messages::ConnectionCheck_project, FormValidation.Kind.ERROR)) {
            tryService(client, serviceId == null ? null : target.service(serviceId));
        }
        return FormValidation.aggregate(findings);
    }

    private void tryService(ModelArtsClient client, @CheckForNull ServiceRef service) {
        if (service == null) {
            findings.add(FormValidation.ok(Messages.ConnectionCheck_withoutService()));
            return;
        }
        boolean readable = tryOut(
                client.updateLogs(service, null),
                response -> Messages.ConnectionCheck_logs(response.body().logs().size()),
                FormValidation.Kind.ERROR);
        if (readable) {
            tryOut(
                    client.details(service),
                    response -> Messages.ConnectionCheck_details(),
                    FormValidation.Kind.WARNING);
            tryOut(
                    client.events(service, System.currentTimeMillis()),
                    response -> Messages.ConnectionCheck_events(),
                    FormValidation.Kind.WARNING);
        }
    }

    /** @return whether it worked */
    private <T> boolean tryOut(
            CompletableFuture<T> response, Function<T, String> praise, FormValidation.Kind otherwise) {
        try {
            T body = response.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            findings.add(FormValidation.ok(praise.apply(body)));
            return true;
        } catch (ExecutionException e) {
            fail(otherwise, ModelArtsException.in(e).getMessage());
        } catch (TimeoutException e) {
            fail(otherwise, Messages.ConnectionCheck_timedOut());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(otherwise, Messages.ConnectionCheck_timedOut());
        }
        return false;
    }

    private void fail(FormValidation.Kind kind, String message) {
        findings.add(
                kind == FormValidation.Kind.ERROR
                        ? FormValidation.error(message)
                        : FormValidation.warning(Messages.ConnectionCheck_notNeeded(message)));
    }
}
