package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.model.Log;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a wait says while it goes on, in the language of the thread: lines for the console and a status for the page.
 * Immutable.
 *
 * @param service id or name of the service, as the user knows it
 * @param region name of the region
 */
@Restricted(NoExternalUse.class)
public record WaitText(String service, String region) {

    /** The line with which a wait begins. */
    public String begins() {
        return Messages.Wait_begins(service, region);
    }

    /**
     * The line with which the block of the step begins.
     *
     * @param newest the newest update before the block; null when there is none
     */
    public String deploys(@CheckForNull Log newest) {
        return newest == null
                ? Messages.Wait_deploysFirst()
                : Messages.Wait_deploys(TextFormat.time(newest.updateTime()));
    }

    /** The line with which a wait ends that was stopped. */
    public String stopped() {
        return Messages.Wait_stopped(service);
    }

    /** @param waitedMillis how long the wait has taken, in milliseconds */
    public String line(Notice notice, long waitedMillis) {
        return Messages.Notice_line(TextFormat.duration(waitedMillis), text(notice));
    }

    private static String text(Notice notice) {
        Log log = notice.log();
        Long updateTime = log == null ? null : log.updateTime();
        String time = TextFormat.time(updateTime);
        return switch (notice.kind()) {
            case NO_UPDATE_YET -> Messages.Notice_noUpdateYet();
            case RESULT_CHANGED -> Messages.Notice_resultChanged(time, String.valueOf(updateTime), notice.detail());
            case SUPERSEDED -> Messages.Notice_superseded(TextFormat.time(Long.valueOf(notice.detail())), time);
            case AMBIGUOUS -> Messages.Notice_ambiguous(TextFormat.time(Long.valueOf(notice.detail())), time);
            case CLOCK_BEHIND -> Messages.Notice_clockBehind(UpdateSelector.MAX_BEHIND.toMinutes());
            case UNKNOWN_RESULT -> Messages.Notice_unknownResult(time, notice.detail());
            case OVERDUE -> Messages.Notice_overdue(time, TextFormat.duration(Long.parseLong(notice.detail())));
            case STILL_WAITING -> stillWaiting(notice, time);
            case REQUEST_FAILED -> Messages.Notice_requestFailed(notice.detail());
            case RECOVERED -> Messages.Notice_recovered();
        };
    }

    private static String stillWaiting(Notice notice, String time) {
        if (!notice.detail().isEmpty()) {
            return Messages.Notice_stillFailing(notice.detail());
        }
        Log log = notice.log();
        return log == null
                ? Messages.Notice_stillNoUpdate()
                : Messages.Notice_stillWaiting(time, String.valueOf(log.result()));
    }

    /** The status before the block of the step. */
    public String statusBefore() {
        return Messages.Status_baseline(service, region);
    }

    /** The status while the block of the step runs. */
    public String statusDeploying() {
        return Messages.Status_deploying(service, region);
    }

    /**
     * What the wait is waiting for, in one line.
     *
     * @param last the last decision, or null before the first response
     * @param waitedMillis how long the wait has taken, in milliseconds
     */
    public String status(@CheckForNull Decision last, long waitedMillis) {
        String span = TextFormat.duration(waitedMillis);
        if (last == null) {
            return Messages.Status_begins(service, region);
        }
        ModelArtsException failure = last.failure();
        if (failure != null) {
            return Messages.Status_requestFailed(service, region, span, failure.getMessage());
        }
        Log judged = last.judged();
        if (judged == null) {
            return Messages.Status_noUpdate(service, region, span);
        }
        String time = TextFormat.time(judged.updateTime());
        String status = Messages.Status_updateIs(service, region, span, time, String.valueOf(judged.result()));
        UpdateProgress progress = last.progress();
        return progress == null ? status : Messages.Status_usually(status, TextFormat.duration(progress.usualMillis()));
    }
}
