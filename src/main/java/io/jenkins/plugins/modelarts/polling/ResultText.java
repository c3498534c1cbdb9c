package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.UpdateResult;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a wait says about its end, in the language of the thread: lines for the console, and one message that says what
 * to do.
 */
@Restricted(NoExternalUse.class)
public final class ResultText {

    private ResultText() {}

    /** The lines about a failed update: its events, and what could not be asked. */
    public static List<String> lines(FailureDiagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        if (!diagnosis.events().isEmpty()) {
            lines.add(Messages.Result_events());
        }
        for (ServiceEvent event : diagnosis.events()) {
            lines.add("  " + TextFormat.time(event.occurTime()) + "  " + label(event) + event.text());
        }
        diagnosis.problems().forEach(problem -> lines.add(Messages.Result_incomplete(problem)));
        return lines;
    }

    /** ModelArts gives a roll-back the type normal, but to the user it is the worst event. */
    private static String label(ServiceEvent event) {
        if (FailureReason.isRollBack(event)) {
            return Messages.Result_rolledBack() + ": ";
        }
        return FailureReason.isProblem(event) ? Messages.Result_abnormal() + ": " : "";
    }

    /** The last lines of a wait: the edge nodes, when there are any, and the result. */
    public static List<String> lines(Decision decision, String service, long waitedMillis) {
        List<String> lines = new ArrayList<>();
        Log judged = decision.judged();
        if (judged != null) {
            addNodes(judged, lines);
        }
        lines.add(Messages.Result_line(service, decision.finalOutcome().name(), TextFormat.duration(waitedMillis)));
        return lines;
    }

    private static void addNodes(Log judged, List<String> lines) {
        if (judged.countsNodes()) {
            int succeeded = judged.nodesSucceeded();
            int failed = judged.nodesFailed();
            lines.add(
                    failed == 0
                            ? Messages.Result_allNodes(succeeded)
                            : succeeded == 0
                                    ? Messages.Result_noNode(failed)
                                    : Messages.Result_someNodes(succeeded, failed));
        }
        judged.resultDetail().forEach(node -> lines.add("  " + line(node)));
    }

    private static String line(UpdateResult node) {
        String name = String.valueOf(node.label());
        String operation = String.valueOf(node.operation());
        return Boolean.TRUE.equals(node.result())
                ? Messages.Result_nodeSucceeded(name, operation)
                : Messages.Result_nodeFailed(name, operation);
    }

    /**
     * The message of a wait that did not end well: why, and what to do about it.
     *
     * @param reason why the update failed, when it did
     * @return null when there is nothing to report: the update succeeded, or the caller did not want to wait
     */
    @CheckForNull
    public static String message(
            Decision decision, @CheckForNull String reason, String service, UpdateTracker tracker, long waitedMillis) {
        String span = TextFormat.duration(waitedMillis);
        ModelArtsException failure = decision.failure();
        Long exact = tracker.selector().updateTime();
        return switch (decision.finalOutcome()) {
            case SUCCESS, RUNNING, NONE -> null;
            case FAIL -> Messages.End_fail(service, reason);
            case TIMED_OUT, ERROR ->
                failure == null
                        ? Messages.End_timedOut(service, String.valueOf(tracker.lastSeenResult()), span)
                        : error(failure, service, tracker);
            case NO_UPDATE ->
                exact == null
                        ? Messages.End_noUpdate(service, span)
                        : Messages.End_noExactUpdate(service, exact.toString(), span);
            case ABORTED -> aborted();
        };
    }

    private static String error(ModelArtsException failure, String service, UpdateTracker tracker) {
        Long seen = tracker.lastSeenTime();
        return seen == null
                ? Messages.End_error(service, failure.getMessage())
                : Messages.End_errorAfter(
                        service, TextFormat.time(seen), String.valueOf(tracker.lastSeenResult()), failure.getMessage());
    }

    /** The message of a wait that was stopped. */
    public static String aborted() {
        return Messages.End_aborted();
    }

    /** The message for a wait whose last request got no response before the time was up. */
    public static String noResponseToLastRequest() {
        return Messages.End_noResponse();
    }
}
