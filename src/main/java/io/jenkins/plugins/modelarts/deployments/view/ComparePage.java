package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.ModelObject;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.deployments.Comparison;
import io.jenkins.plugins.modelarts.deployments.history.ServiceHistory;
import io.jenkins.plugins.modelarts.deployments.history.ServiceUpdate;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Two updates of a service side by side. Made anew for each request. */
@Restricted(NoExternalUse.class)
public final class ComparePage implements ModelObject {

    private final ServiceHistory history;

    @CheckForNull
    private final ServiceUpdate before;

    @CheckForNull
    private final ServiceUpdate after;

    /**
     * @param from when the update on the left began, as somebody typed it; null for the update before the other one
     * @param to when the update on the right began, as somebody typed it; null for the last update
     */
    ComparePage(ServiceHistory history, @CheckForNull String from, @CheckForNull String to) {
        this.history = history;
        List<ServiceUpdate> newestFirst = history.updates();
        Optional<ServiceUpdate> right = to == null ? newestFirst.stream().findFirst() : time(to).flatMap(history::at);
        after = right.orElse(null);
        before = from == null
                ? right.flatMap(update -> newestFirst.stream()
                                .filter(other -> other.updateTime() < update.updateTime())
                                .findFirst())
                        .orElse(null)
                : time(from).flatMap(history::at).orElse(null);
    }

    private static Optional<Long> time(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The update on the left; null when there is no such update. */
    @CheckForNull
    public UpdateView getBefore() {
        return before == null ? null : new UpdateView(before);
    }

    /** The update on the right; null when there is no such update. */
    @CheckForNull
    public UpdateView getAfter() {
        return after == null ? null : new UpdateView(after);
    }

    /** Null when an update or its record is missing. */
    @CheckForNull
    public Comparison getComparison() {
        Log left = log(before);
        Log right = log(after);
        return left == null || right == null ? null : Comparison.of(left, right);
    }

    @CheckForNull
    private Log log(@CheckForNull ServiceUpdate update) {
        return update == null ? null : history.log(update);
    }

    public String getService() {
        return history.service().label();
    }

    /** URL of the service's page, relative to the root of Jenkins. */
    public String getServiceUrl() {
        return String.valueOf(ServicePath.of(history.service()));
    }

    @Override
    public String getDisplayName() {
        return Messages.ComparePage_displayName();
    }
}
