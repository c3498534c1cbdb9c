package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.Change;
import io.jenkins.plugins.modelarts.deployments.UpdateSummary;
import io.jenkins.plugins.modelarts.deployments.history.ServiceUpdate;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** An update in the life of a service, as pages and REST show it. Immutable. */
@ExportedBean(defaultVisibility = 3)
@Restricted(NoExternalUse.class)
public final class UpdateView {

    private static final int SHOWN_BUILDS = 5;

    private final ServiceUpdate update;
    private final UpdateSummary summary;

    UpdateView(ServiceUpdate update) {
        this.update = update;
        this.summary = update.summary();
    }

    /** When it began, in milliseconds since 1970-01-01 UTC. */
    @Exported
    public long getUpdateTime() {
        return update.updateTime();
    }

    /** SUCCESS, FAIL or RUNNING. */
    @Exported
    public String getResult() {
        return update.state().name();
    }

    /** How long it took, in milliseconds; null when no build saw both that it ran and its end. */
    @Exported
    @CheckForNull
    public Long getUpdateMillis() {
        return update.updateMillis();
    }

    /** The models in a few words; null when they are not known. */
    @Exported
    @CheckForNull
    public String getModels() {
        return summary.models();
    }

    /** The first changes against the update before. */
    @Exported
    public List<Change> getChanges() {
        return summary.changes();
    }

    /** How many other changes there are. */
    @Exported
    public int getMoreChanges() {
        return summary.moreChanges();
    }

    /** Those that waited for it, newest first; empty when it was made elsewhere. */
    @Exported
    public List<BuildLink> getBuilds() {
        return update.deployments().stream().map(BuildLink::new).toList();
    }

    /** When the earlier update began whose configuration this one brings back; null when it brings none back. */
    @Exported
    @CheckForNull
    public Long getReturnsTo() {
        return update.returnsTo();
    }

    /** Why it failed; null when it did not fail, or nobody knows. */
    @Exported
    @CheckForNull
    public String getReason() {
        return update.reason();
    }

    public Verdict getVerdict() {
        return Verdict.of(update.state());
    }

    public UpdateSummary getSummary() {
        return summary;
    }

    /** As many of the builds as a table has room for. */
    public List<BuildLink> getShownBuilds() {
        return getBuilds().stream().limit(SHOWN_BUILDS).toList();
    }

    /** How many other builds there are. */
    public int getMoreBuilds() {
        return Math.max(0, update.deployments().size() - SHOWN_BUILDS);
    }
}
