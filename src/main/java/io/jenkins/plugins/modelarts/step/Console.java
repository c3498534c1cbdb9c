package io.jenkins.plugins.modelarts.step;

import hudson.Util;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.UpdateResult;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.FailureDiagnosis;
import io.jenkins.plugins.modelarts.polling.FailureReason;
import io.jenkins.plugins.modelarts.polling.Notice;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Tells the build's console how a wait goes: a line for each change, and one for each while without any. */
final class Console {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z");

    private final PrintStream out;
    private final String service;

    Console(PrintStream out, String service) {
        this.out = out;
        this.service = service;
    }

    /** @param millis since 1970-01-01 UTC; null reads as a question mark */
    static String time(Long millis) {
        return millis == null ? "?" : TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }

    void begins(String region) {
        out.println(Messages.Console_begins(service, region));
    }

    void stopped() {
        out.println(Messages.Console_stopped(service));
    }

    void say(List<Notice> notices, long waited) {
        notices.forEach(notice -> out.println("[" + Util.getTimeSpanString(waited) + "] " + text(notice)));
    }

    /**
     * What a wait is waiting for, in a few words.
     *
     * @param last what was decided last; null when nothing was yet
     * @param waited in milliseconds
     */
    static String status(Decision last, String service, String region, long waited) {
        String span = Util.getTimeSpanString(waited);
        if (last == null) {
            return Messages.Status_begins(service, region);
        }
        if (last.failure() != null) {
            return Messages.Status_trouble(service, region, span, last.failure().getMessage());
        }
        return last.judged() == null
                ? Messages.Status_noUpdate(service, region, span)
                : Messages.Status_updateIs(
                        service,
                        region,
                        span,
                        time(last.judged().updateTime()),
                        last.judged().result());
    }

    private static String text(Notice notice) {
        Long time = notice.log() == null ? null : notice.log().updateTime();
        return switch (notice.kind()) {
            case NO_UPDATE_YET -> Messages.Console_noUpdateYet();
            case RESULT_CHANGED -> Messages.Console_updateIs(time(time), String.valueOf(time), notice.detail());
            case SUPERSEDED -> Messages.Console_superseded(time(Long.valueOf(notice.detail())), time(time));
            case UNKNOWN_RESULT -> Messages.Console_unknownResult(time(time), notice.detail());
            case STILL_WAITING ->
                notice.detail() != null
                        ? Messages.Console_stillInTrouble(notice.detail())
                        : time == null
                                ? Messages.Console_stillNoUpdate()
                                : Messages.Console_stillWaiting(
                                        time(time), notice.log().result());
            case REQUEST_FAILED -> Messages.Console_trouble(notice.detail());
            case RECOVERED -> Messages.Console_recovered();
        };
    }

    void tell(FailureDiagnosis diagnosis) {
        if (!diagnosis.events().isEmpty()) {
            out.println(Messages.Console_events());
        }
        for (ServiceEvent event : diagnosis.events()) {
            out.println("  " + time(event.occurTime()) + "  " + mark(event)
                    + event.eventInfo().strip());
        }
        diagnosis.problems().forEach(why -> out.println(Messages.Console_missing(why)));
    }

    /** ModelArts types a roll-back as normal, which is the last thing that it is for whoever deployed. */
    private static String mark(ServiceEvent event) {
        if (FailureReason.isRollBack(event)) {
            return Messages.Console_rolledBack() + ": ";
        }
        return FailureReason.isProblem(event) ? Messages.Console_abnormal() + ": " : "";
    }

    void notKept(Exception why) {
        out.println(Messages.Console_notKept(why.toString()));
    }

    void ends(Decision decision, long waited) {
        if (decision.judged() != null) {
            nodes(decision.judged());
        }
        out.println(Messages.Console_ends(service, decision.outcome().name(), Util.getTimeSpanString(waited)));
    }

    private void nodes(Log judged) {
        if (judged.successNum() != null || judged.failedNum() != null) {
            int good = judged.successNum() == null ? 0 : judged.successNum();
            int bad = judged.failedNum() == null ? 0 : judged.failedNum();
            out.println(
                    bad == 0
                            ? Messages.Console_allNodes(good)
                            : good == 0 ? Messages.Console_noNode(bad) : Messages.Console_someNodes(good, bad));
        }
        judged.resultDetail().forEach(node -> out.println("  " + node(node)));
    }

    private static String node(UpdateResult node) {
        String name = node.nodeName() == null ? node.nodeId() : node.nodeName();
        return Boolean.TRUE.equals(node.result())
                ? Messages.Console_nodeDone(name, node.operation())
                : Messages.Console_nodeFailed(name, node.operation());
    }
}
