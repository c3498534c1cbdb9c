package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.UpdateResult;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import io.jenkins.plugins.modelarts.deployments.ModelSummary;
import io.jenkins.plugins.modelarts.deployments.Setting;
import io.jenkins.plugins.modelarts.deployments.SettingList;
import java.util.Comparator;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** An update record as a page shows it. */
@Restricted(NoExternalUse.class)
public final class UpdateLogView {

    private static final Comparator<UpdateResult> FAILED_FIRST =
            Comparator.comparing(node -> Boolean.TRUE.equals(node.result()));

    private final Log log;
    private final boolean judged;

    @CheckForNull
    private final Integer build;

    /**
     * @param judged whether the page's deployment is about this update
     * @param build number of another build of the job that waited for this update; null when there is none
     */
    UpdateLogView(Log log, boolean judged, @CheckForNull Integer build) {
        this.log = log;
        this.judged = judged;
        this.build = build;
    }

    /** In milliseconds since 1970-01-01 UTC; null when the response lacks it. */
    @CheckForNull
    public Long getTime() {
        return log.updateTime();
    }

    public Verdict getVerdict() {
        return Verdict.of(log.state());
    }

    /** The result if it is none of the words that the API page documents; null otherwise. */
    @CheckForNull
    public String getUnknownResult() {
        return getVerdict() == Verdict.RUNNING && log.state() != UpdateState.RUNNING ? log.result() : null;
    }

    public boolean isJudged() {
        return judged;
    }

    @CheckForNull
    public Integer getBuild() {
        return build;
    }

    public List<ModelView> getModels() {
        return log.config().stream().map(ModelView::new).toList();
    }

    /** The models in a few words. */
    public String getSummary() {
        return ModelSummary.models(log);
    }

    /** The results on edge nodes, failed ones first. */
    public List<NodeView> getNodes() {
        return log.resultDetail().stream()
                .sorted(FAILED_FIRST)
                .map(NodeView::new)
                .toList();
    }

    public List<Setting> getSettings() {
        return SettingList.of(log);
    }

    /** Whether there is more to show than time and result. */
    public boolean isDetailed() {
        return !log.config().isEmpty()
                || !log.resultDetail().isEmpty()
                || !getSettings().isEmpty();
    }
}
