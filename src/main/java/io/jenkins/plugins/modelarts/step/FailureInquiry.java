package io.jenkins.plugins.modelarts.step;

import io.jenkins.plugins.modelarts.api.Answer;
import io.jenkins.plugins.modelarts.api.Log;
import io.jenkins.plugins.modelarts.api.ModelArtsClient;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.ServiceDetails;
import io.jenkins.plugins.modelarts.api.ServiceEvent;
import io.jenkins.plugins.modelarts.watch.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What could be found out about a failed update. The verdict stands without it: the permissions for details and events
 * are others than that for logs.
 *
 * @param reason why the update failed, in one line
 * @param events the service's events since the update began, oldest first
 * @param missing what could not be asked, each with the reason
 */
record FailureInquiry(String reason, List<ServiceEvent> events, List<String> missing) {

    /** Asks for details and events at the same time; never fails. */
    static CompletableFuture<FailureInquiry> about(ModelArtsClient client, String serviceId, Log judged) {
        List<String> missing = new ArrayList<>();
        CompletableFuture<String> errorMsg =
                client.details(serviceId).thenApply(Answer::body).thenApply(ServiceDetails::errorMsg);
        CompletableFuture<List<ServiceEvent>> events = client.events(serviceId, judged.updateTime())
                .thenApply(answer -> FailureReason.relevant(answer.body().events(), judged.updateTime()));
        return errorMsg.handle((text, thrown) -> orNote(text, null, thrown, missing))
                .thenCombine(
                        events.handle((list, thrown) -> orNote(list, List.<ServiceEvent>of(), thrown, missing)),
                        (text, list) -> new FailureInquiry(FailureReason.of(judged, text, list), list, missing));
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
