package io.jenkins.plugins.modelarts.step;

import io.jenkins.plugins.modelarts.api.Log;
import io.jenkins.plugins.modelarts.api.ModelArtsClient;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.Problem;
import io.jenkins.plugins.modelarts.api.ServiceEvent;
import io.jenkins.plugins.modelarts.cloud.Connections;
import io.jenkins.plugins.modelarts.watch.FailureReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What could be found out about a failed update. The verdict stands without it: the permissions for details and events
 * are others than that for logs.
 *
 * @param reason why the update failed, in one line
 * @param events the service's events since the update began, oldest first
 * @param missing what could not be asked, each with the reason
 */
record FailureInquiry(String reason, List<ServiceEvent> events, List<String> missing) {

    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /**
     * Asks for details and events at the same time. Never fails, and is done within 3 minutes even when nothing
     * answers.
     */
    static CompletableFuture<FailureInquiry> about(ModelArtsClient client, String serviceId, Log judged) {
        List<String> missing = new ArrayList<>();
        long since = judged.updateTime();
        CompletableFuture<String> errorMsg = patiently(ATTEMPTS, () -> client.details(serviceId))
                .thenApply(answer -> answer.body().errorMsg());
        CompletableFuture<List<ServiceEvent>> events = patiently(ATTEMPTS, () -> client.events(serviceId, since))
                .thenApply(answer -> FailureReason.relevant(answer.body().events(), since));
        return errorMsg.handle((text, thrown) -> orNote(text, null, thrown, missing))
                .thenCombine(
                        events.handle((list, thrown) -> orNote(list, List.<ServiceEvent>of(), thrown, missing)),
                        (text, list) -> new FailureInquiry(FailureReason.of(judged, text, list), list, missing))
                .exceptionally(thrown -> {
                    orNote(null, null, thrown, missing);
                    return new FailureInquiry(FailureReason.of(judged, null, List.of()), List.of(), missing);
                });
    }

    private static <T> CompletableFuture<T> patiently(int attempts, Supplier<CompletableFuture<T>> ask) {
        return ask.get()
                .handle((answer, thrown) -> {
                    if (thrown == null) {
                        return CompletableFuture.completedFuture(answer);
                    }
                    ModelArtsException failure = ModelArtsException.in(thrown);
                    Duration pause = failure.retryAfter() == null ? PAUSE : failure.retryAfter();
                    // The verdict is known, so a server that does not answer at all is not given another minute.
                    boolean worthIt =
                            failure.problem().isPassing() && failure.problem() != Problem.TIMED_OUT && attempts > 1;
                    return worthIt && pause.compareTo(LONGEST_PAUSE) <= 0
                            ? Connections.get()
                                    .after(pause.toMillis())
                                    .thenCompose(nothing -> patiently(attempts - 1, ask))
                            : CompletableFuture.<T>failedFuture(failure);
                })
                .thenCompose(Function.identity());
    }

    private static <T> T orNote(T found, T otherwise, Throwable thrown, List<String> missing) {
        if (thrown == null) {
            return found;
        }
        synchronized (missing) {
            missing.add(ModelArtsException.in(thrown).getMessage());
        }
        return otherwise;
    }
}
