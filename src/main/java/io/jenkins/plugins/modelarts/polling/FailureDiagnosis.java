package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceDetails;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.ServiceEventList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongFunction;
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

    /** The verdict is known, so nobody waits longer for its reason. */
    static final Duration TIME_LIMIT = Duration.ofMinutes(3);

    /** Sends one kind of request after a delay in milliseconds. */
    @FunctionalInterface
    public interface Request<T> extends LongFunction<CompletableFuture<ApiResponse<T>>> {}

    public FailureDiagnosis {
        events = List.copyOf(events);
        problems = List.copyOf(problems);
    }

    /**
     * Asks for details and events at the same time. The future never fails, and it completes within {@link #TIME_LIMIT}
     * even when the server does not respond.
     *
     * @param failed the failed update, which has a time
     * @param details asks for the service's details
     * @param events asks for the service's events since the failed update began
     */
    public static CompletableFuture<FailureDiagnosis> of(
            Log failed, Request<ServiceDetails> details, Request<ServiceEventList> events, Scheduler scheduler) {
        List<String> problems = new ArrayList<>();
        long since = Objects.requireNonNull(failed.updateTime());
        CompletableFuture<String> errorMsg = withinLimit(scheduler, withRetries(ATTEMPTS, 0, details))
                .thenApply(response -> response.body().errorMsg());
        CompletableFuture<List<ServiceEvent>> relevant = withinLimit(scheduler, withRetries(ATTEMPTS, 0, events))
                .thenApply(response -> FailureReason.relevant(response.body().events(), since));
        return errorMsg.handle((text, thrown) -> orProblem(text, null, thrown, problems))
                .thenCombine(
                        relevant.handle((list, thrown) -> orProblem(list, List.<ServiceEvent>of(), thrown, problems)),
                        (text, list) -> new FailureDiagnosis(FailureReason.of(failed, text, list), list, problems))
                .exceptionally(thrown -> {
                    orProblem(null, null, thrown, problems);
                    return new FailureDiagnosis(FailureReason.of(failed, null, List.of()), List.of(), problems);
                });
    }

    private static <T> CompletableFuture<T> withinLimit(Scheduler scheduler, CompletableFuture<T> response) {
        CompletableFuture<Void> end = scheduler.after(TIME_LIMIT.toMillis());
        end.thenRun(() -> response.completeExceptionally(
                ModelArtsException.withMessage(Problem.TIMED_OUT, Messages.Result_noResponse())));
        return response.whenComplete((received, thrown) -> end.cancel(false));
    }

    private static <T> CompletableFuture<ApiResponse<T>> withRetries(int attempts, long delay, Request<T> request) {
        return request.apply(delay)
                .handle((response, thrown) -> {
                    if (thrown == null) {
                        return CompletableFuture.completedFuture(response);
                    }
                    ModelArtsException failure = ModelArtsException.in(thrown);
                    long nextDelay = RETRIES.millisAfter(failure, 0, 0);
                    // A server that does not respond costs a minute at each attempt.
                    boolean mayHelp =
                            failure.problem().isPassing() && failure.problem() != Problem.TIMED_OUT && attempts > 1;
                    return mayHelp && nextDelay <= LONGEST_DELAY.toMillis()
                            ? withRetries(attempts - 1, nextDelay, request)
                            : CompletableFuture.<ApiResponse<T>>failedFuture(failure);
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
