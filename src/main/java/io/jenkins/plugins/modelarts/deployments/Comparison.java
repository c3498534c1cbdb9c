package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Two updates side by side: all settings, those that are equal too. Immutable.
 *
 * @param parts the models in the order of the later update, what was removed after them, and the update as a whole last
 */
@Restricted(NoExternalUse.class)
public record Comparison(List<Part> parts) {

    /**
     * A model in both updates, or the update as a whole.
     *
     * @param before name of the model in the earlier update; null when it has none there
     * @param after name of the model in the later update; null when it has none there
     * @param settings of both, in the order of the later update
     */
    public record Part(
            @CheckForNull String before, @CheckForNull String after, List<Line> settings) {

        /** The settings that differ. */
        public List<Line> changed() {
            return settings.stream().filter(line -> !line.isEqual()).toList();
        }

        /** The settings that are the same in both updates. */
        public List<Line> unchanged() {
            return settings.stream().filter(Line::isEqual).toList();
        }

        /** Whether this is the update as a whole, and no model. */
        public boolean isWhole() {
            return before == null && after == null;
        }
    }

    /**
     * A setting in both updates.
     *
     * @param name distinguishes settings of the same kind; null when there can be only one
     * @param before null when the earlier update lacks it
     * @param after null when the later update lacks it
     */
    public record Line(
            SettingKind kind,
            @CheckForNull String name,
            @CheckForNull String before,
            @CheckForNull String after) {

        /** In the reader's language. */
        public String label() {
            return kind.getLabel();
        }

        public boolean isEqual() {
            return Objects.equals(before, after);
        }
    }

    public static Comparison of(Log before, Log after) {
        List<Part> parts = new ArrayList<>();
        for (ModelPair pair : ModelPair.of(before, after)) {
            parts.add(new Part(
                    name(pair.before()), name(pair.after()), lines(settings(pair.before()), settings(pair.after()))));
        }
        parts.add(new Part(null, null, lines(ConfigDiff.settings(before), ConfigDiff.settings(after))));
        return new Comparison(List.copyOf(parts));
    }

    /** Whether nothing differs. */
    public boolean isEqual() {
        return parts.stream().allMatch(part -> part.changed().isEmpty());
    }

    @CheckForNull
    private static String name(@CheckForNull ServiceLogConfig model) {
        return model == null ? null : ModelSummary.name(model);
    }

    private static List<Setting> settings(@CheckForNull ServiceLogConfig model) {
        return model == null ? List.of() : SettingList.of(model);
    }

    /** Of several settings with the same key the first counts. */
    private static List<Line> lines(List<Setting> before, List<Setting> after) {
        Map<Setting.Key, Line> lines = new LinkedHashMap<>();
        after.forEach(now -> lines.putIfAbsent(now.key(), new Line(now.kind(), now.name(), null, now.value())));
        for (Setting was : before) {
            Line line = lines.get(was.key());
            if (line == null) {
                lines.put(was.key(), new Line(was.kind(), was.name(), was.value(), null));
            } else if (line.before() == null && line.after() != null) {
                lines.put(was.key(), new Line(was.kind(), was.name(), was.value(), line.after()));
            }
        }
        return List.copyOf(lines.values());
    }
}
