package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Why an update failed, from the several places where ModelArts reports it. The update log itself never says it. */
@Restricted(NoExternalUse.class)
public final class FailureReason {

    /** A reader learns nothing new from more events. */
    static final int MAX_EVENTS = 50;

    private static final int MAX_NODES = 5;

    private FailureReason() {}

    /**
     * The events since an update began, oldest first, each text once. Of more than {@value #MAX_EVENTS} only the newest are
     * kept.
     *
     * @param since in milliseconds since 1970-01-01 UTC
     */
    public static List<ServiceEvent> relevant(List<ServiceEvent> events, long since) {
        Map<String, ServiceEvent> folded = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.eventInfo() != null && event.isSince(since))
                .sorted(Comparator.comparing(ServiceEvent::occurTime))
                .forEach(event -> folded.putIfAbsent(event.eventInfo(), event));
        List<ServiceEvent> once = List.copyOf(folded.values());
        return once.subList(Math.max(0, once.size() - MAX_EVENTS), once.size());
    }

    /**
     * The reason in one line.
     *
     * @param errorMsg the service's error message, when it has one and the user may read it
     * @param events the result of {@link #relevant}
     */
    public static String of(Log judged, @CheckForNull String errorMsg, List<ServiceEvent> events) {
        List<String> parts = new ArrayList<>();
        if (judged.nodesFailed() > 0) {
            parts.add(nodes(judged));
        }
        String cause = errorMsg == null || errorMsg.isBlank() ? lastAbnormal(events) : errorMsg.strip();
        if (cause != null) {
            parts.add(cause);
        }
        if (events.stream().anyMatch(FailureReason::isRollBack)) {
            parts.add(Messages.FailureReason_rolledBack());
        }
        return parts.stream()
                .reduce((first, then) -> first + (first.matches(".*[.。]") ? " " : "; ") + then)
                .orElseGet(Messages::FailureReason_unknown);
    }

    /** Whether an event reports a completed roll-back. ModelArts gives such an event the type normal. */
    public static boolean isRollBack(ServiceEvent event) {
        return lowerCase(event).contains("has been rolled back");
    }

    /** Whether an event reports a problem: it is abnormal, or it reports a roll-back. */
    public static boolean isProblem(ServiceEvent event) {
        return "abnormal".equalsIgnoreCase(event.eventType()) || isRollBack(event);
    }

    @CheckForNull
    private static String lastAbnormal(List<ServiceEvent> events) {
        // The event that announces the roll-back comes after the cause and does not name it.
        List<ServiceEvent> causes = events.stream()
                .filter(event -> "abnormal".equalsIgnoreCase(event.eventType()))
                .toList();
        return causes.stream()
                .filter(event -> !lowerCase(event).contains("perform a rollback"))
                .reduce((first, second) -> second)
                .or(() -> causes.stream().reduce((first, second) -> second))
                .map(ServiceEvent::text)
                .orElse(null);
    }

    private static String nodes(Log judged) {
        int failed = judged.nodesFailed();
        long all = (long) failed + judged.nodesSucceeded();
        List<String> names = judged.resultDetail().stream()
                .filter(node -> Boolean.FALSE.equals(node.result()))
                .map(node -> String.valueOf(node.label()))
                .toList();
        String list = String.join(", ", names.subList(0, Math.min(MAX_NODES, names.size())));
        String more = names.size() > MAX_NODES ? ", …" : "";
        return list.isEmpty()
                ? Messages.FailureReason_nodesFailed(failed, all)
                : Messages.FailureReason_nodesFailedNamed(failed, all, list + more);
    }

    private static String lowerCase(ServiceEvent event) {
        return event.text().toLowerCase(Locale.ROOT);
    }
}
