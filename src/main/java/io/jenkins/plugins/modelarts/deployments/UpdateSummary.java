package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What an update deployed and changed, short enough for a list. Immutable.
 *
 * @param models the models in a few words; null when they are not known
 * @param changes the first changes against the update before
 * @param moreChanges how many other changes there are
 * @param configuration the {@link ConfigDigest} of the update; null when it is not known
 */
@Restricted(NoExternalUse.class)
public record UpdateSummary(
        @CheckForNull String models,
        List<Change> changes,
        int moreChanges,
        @CheckForNull String configuration) {

    public static final UpdateSummary NONE = new UpdateSummary(null, List.of(), 0, null);

    private static final int MAX_CHANGES = 3;
    private static final int MAX_MODELS = 200;

    public UpdateSummary {
        // The kind is null if a later version of the plugin wrote one that this version does not know.
        changes = changes.stream().filter(change -> change.kind() != null).toList();
    }

    /** @param before the update before; null when there is none, or it is not known */
    public static UpdateSummary of(Log update, @CheckForNull Log before) {
        List<Change> changes = before == null ? List.of() : ConfigDiff.between(before, update);
        int shown = Math.min(MAX_CHANGES, changes.size());
        return new UpdateSummary(
                models(update),
                changes.stream().limit(shown).map(Change::brief).toList(),
                changes.size() - shown,
                ConfigDigest.of(update));
    }

    static String models(Log update) {
        return Text.brief(ModelSummary.models(update), MAX_MODELS);
    }
}
