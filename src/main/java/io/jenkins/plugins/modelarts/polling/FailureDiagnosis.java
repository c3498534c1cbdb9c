package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What ModelArts says about the cause of a failed update. It never changes the outcome: details and events need
 * permissions of their own, which the user may not have.
 *
 * @param reason why the update failed, in one line
 * @param events the service's events since the update began, oldest first
 * @param problems what could not be asked, each as a message that says why
 */
@Restricted(NoExternalUse.class)
public record FailureDiagnosis(String reason, List<ServiceEvent> events, List<String> problems) {

    private static final int ATTEMPTS = 3;
    private static final Backoff RETRIES = new Backoff(Duration.ofSeconds(2), 1, Duration.ofSeconds(2), 0);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    public FailureDiagnosis {
        events = List.copyOf(events);
        problems = List.copyOf(problems);
    }

    /**
     * Asks for details and events at the same time. The future never fails, and it completes within 3 minutes even when
     * the server does not respond.
     *
     * @param judged the failed update, which has a time
     */
    public static CompletableFuture<FailureDiagnosis> of(
            ModelArtsClient client, ServiceRef service, Log judged, Scheduler scheduler) {
        List<String> problems = new ArrayList<>();
        long since = Objects.requireNonNull(judged.updateTime());
        CompletableFuture<String> errorMsg = withRetries(ATTEMPTS, scheduler, () -> client.details(service))
                .thenApply(response -> response.body().errorMsg());
        CompletableFuture<List<ServiceEvent>> events = withRetries(
                        ATTEMPTS, scheduler, () -> client.events(service, since))
                .thenApply(response -> FailureReason.relevant(response.body().events(), since));
        return errorMsg.handle((text, thrown) -> orProblem(text, null, thrown, problems))
                .thenCombine(
                        events.handle((list, thrown) -> orProblem(list, List.<ServiceEvent>of(), thrown, problems)),
                        (text, list) -> new FailureDiagnosis(FailureReason.of(judged, text, list), list, problems))
                .exceptionally(thrown -> {
                    orProblem(null, null, thrown, problems);
                    return new FailureDiagnosis(FailureReason.of(judged, null, List.of()), List.of(), problems);
                });
    }

    private static <T> CompletableFuture<T> withRetries(
            int attempts, Scheduler scheduler, Supplier<CompletableFuture<T>> ask) {
        return ask.get()
                .handle((response, thrown) -> {
                    if (thrown == null) {
                        return CompletableFuture.completedFuture(response);
                    }
                    ModelArtsException failure = ModelArtsException.in(thrown);
                    long delay = RETRIES.millisAfter(failure, ATTEMPTS - attempts, 0);
                    // The outcome is known, so the build need not wait longer for a server that does not respond.
                    boolean mayHelp =
                            failure.problem().isPassing() && failure.problem() != Problem.TIMED_OUT && attempts > 1;
                    return mayHelp && delay <= LONGEST_DELAY.toMillis()
                            ? scheduler.after(delay).thenCompose(nothing -> withRetries(attempts - 1, scheduler, ask))
                            : CompletableFuture.<T>failedFuture(failure);
                })
                .thenCompose(Function.identity());
    }

    @CheckForNull
    private static <T> T orProblem(
            @CheckForNull T found, @CheckForNull T otherwise, @CheckForNull Throwable thrown, List<String> problems) {
        if (thrown == null) {
            return found;
        }
        synchronized (problems) {
            problems.add(ModelArtsException.in(thrown).getMessage());
        }
        return otherwise;
    }
}
