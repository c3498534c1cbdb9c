package io.jenkins.plugins.modelarts.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.config.ConnectionTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Sends the requests of a build one after the other, and says for each whether it works. It uses the clients that builds
 * use, so the lockout guard also holds here: it lets an administrator try a refused secret once, however often somebody
 * presses the button. Thread-safe.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ConnectionCheck implements ConnectionTest {

    /** For all requests together, because a person waits, and with them a thread of the web server. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(65);

    private final Duration timeLimit;

    public ConnectionCheck() {
        this(TIME_LIMIT);
    }

    ConnectionCheck(Duration timeLimit) {
        this.timeLimit = timeLimit;
    }

    @Override
    public FormValidation run(String region, String credentialsId, @CheckForNull String serviceId) {
        ModelArtsClient client;
        ConnectionSettings settings;
        try {
            if (serviceId != null && !ServiceRef.isId(serviceId)) {
                return FormValidation.error(Messages.ConnectionCheck_illegalService());
            }
            settings = ConnectionSettings.ofDefaults(region, credentialsId);
            client = ClientFactory.get().connect(settings).client();
        } catch (ModelArtsException e) {
            return FormValidation.error(e.getMessage());
        }
        Attempt attempt = new Attempt(System.nanoTime() + timeLimit.toNanos());
        if (attempt.works(client.projectId(), Messages::ConnectionCheck_project, FormValidation.Kind.ERROR)) {
            attempt.tryService(client, serviceId == null ? null : settings.service(serviceId));
        }
        return FormValidation.aggregate(attempt.findings);
    }

    /** What one press of the button found. For one thread. */
    private static final class Attempt {
        private final long end;
        private final List<FormValidation> findings = new ArrayList<>();

        private Attempt(long end) {
            this.end = end;
        }

        private void tryService(ModelArtsClient client, @CheckForNull ServiceRef service) {
            if (service == null) {
                findings.add(FormValidation.ok(Messages.ConnectionCheck_withoutService()));
                return;
            }
            boolean readable = works(
                    client.updateLogs(service, null),
                    response ->
                            Messages.ConnectionCheck_logs(response.body().logs().size()),
                    FormValidation.Kind.ERROR);
            if (readable) {
                works(
                        client.details(service),
                        response -> Messages.ConnectionCheck_details(),
                        FormValidation.Kind.WARNING);
                works(
                        client.events(service, System.currentTimeMillis()),
                        response -> Messages.ConnectionCheck_events(),
                        FormValidation.Kind.WARNING);
            }
        }

        private <T> boolean works(
                CompletableFuture<T> response, Function<T, String> success, FormValidation.Kind failureKind) {
            try {
                T body = response.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                findings.add(FormValidation.ok(success.apply(body)));
                return true;
            } catch (ExecutionException e) {
                fail(failureKind, ModelArtsException.in(e).getMessage());
            } catch (TimeoutException e) {
                fail(failureKind, Messages.ConnectionCheck_timedOut());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail(failureKind, Messages.ConnectionCheck_timedOut());
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
}
