package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.console.HyperlinkNote;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.FailureDiagnosis;
import io.jenkins.plugins.modelarts.polling.Notice;
import io.jenkins.plugins.modelarts.polling.ResultText;
import io.jenkins.plugins.modelarts.polling.WaitText;
import java.io.PrintStream;
import java.util.List;

/** Writes the progress and the result of a wait to the build's console. */
final class WaitConsole {

    private final PrintStream out;
    private final WaitText text;

    WaitConsole(PrintStream out, WaitText text) {
        this.out = out;
        this.text = text;
    }

    void begins() {
        out.println(text.begins());
    }

    /** @param newest the newest update before the block; null when there is none */
    void deploys(@CheckForNull Log newest) {
        out.println(text.deploys(newest));
    }

    void notJudged() {
        out.println(ResultText.notJudged());
    }

    void stopped() {
        out.println(text.stopped());
    }

    /** @param waited how long the wait has taken, in milliseconds */
    void show(List<Notice> notices, long waited) {
        notices.forEach(notice -> out.println(text.line(notice, waited)));
    }

    void show(FailureDiagnosis diagnosis) {
        ResultText.lines(diagnosis).forEach(out::println);
    }

    void notRecorded() {
        out.println(Messages.WaitConsole_notRecorded(DeploymentsAction.MAX_DEPLOYMENTS));
    }

    void notKept(Exception why) {
        out.println(Messages.WaitConsole_notKept(why.toString()));
    }

    /** @param waited how long the wait has taken, in milliseconds */
    void ends(Decision decision, long waited) {
        ResultText.lines(decision, text.service(), waited).forEach(out::println);
    }

    /** @param url of the deployment's page, relative to the root of Jenkins */
    void link(String url) {
        out.println(HyperlinkNote.encodeTo("/" + url, Messages.WaitConsole_page(text.service())));
    }
}
