package io.jenkins.plugins.modelarts.step;

import hudson.Util;
import io.jenkins.plugins.modelarts.api.ServiceEvent;
import io.jenkins.plugins.modelarts.api.UpdateResult;
import io.jenkins.plugins.modelarts.watch.Decision;
import io.jenkins.plugins.modelarts.watch.Remark;
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

    void say(List<Remark> remarks, long waited) {
        remarks.forEach(remark -> out.println(text(remark, Util.getTimeSpanString(waited))));
    }

    private String text(Remark remark, String waited) {
        Long time = remark.log() == null ? null : remark.log().updateTime();
        return switch (remark.kind()) {
            case NO_UPDATE_YET -> Messages.Console_noUpdateYet();
            case UPDATE_IS -> Messages.Console_updateIs(time(time), String.valueOf(time), remark.detail());
            case SUPERSEDED -> Messages.Console_superseded(time(Long.valueOf(remark.detail())), time(time));
            case UNKNOWN_RESULT -> Messages.Console_unknownResult(time(time), remark.detail());
            case STILL_WAITING ->
                remark.detail() != null
                        ? Messages.Console_stillInTrouble(waited, remark.detail())
                        : time == null
                                ? Messages.Console_stillNoUpdate(waited)
                                : Messages.Console_stillWaiting(
                                        waited, remark.log().result());
            case TROUBLE -> Messages.Console_trouble(remark.detail());
            case RECOVERED -> Messages.Console_recovered();
        };
    }

    void tell(FailureInquiry inquiry) {
        if (!inquiry.events().isEmpty()) {
            out.println(Messages.Console_events());
        }
        for (ServiceEvent event : inquiry.events()) {
            out.println(
                    "  " + time(event.occurTime()) + "  " + event.eventInfo().strip());
        }
        inquiry.missing().forEach(why -> out.println(Messages.Console_missing(why)));
    }

    void ends(Decision decision, long waited) {
        if (decision.judged() != null) {
            for (UpdateResult node : decision.judged().resultDetail()) {
                out.println("  " + node(node));
            }
        }
        out.println(Messages.Console_ends(service, decision.outcome().name(), Util.getTimeSpanString(waited)));
    }

    private static String node(UpdateResult node) {
        String name = node.nodeName() == null ? node.nodeId() : node.nodeName();
        return Boolean.TRUE.equals(node.result())
                ? Messages.Console_nodeDone(name, node.operation())
                : Messages.Console_nodeFailed(name, node.operation());
    }
}
