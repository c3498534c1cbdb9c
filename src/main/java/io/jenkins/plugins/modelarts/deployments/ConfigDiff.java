package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the differences between two updates. The work grows with the number of settings, and not with its square.
 */
final class ConfigDiff {

    private ConfigDiff() {}

    /** In the order of the later update. What was removed comes last. */
    static List<Change> between(Log before, Log after) {
        List<Change> changes = new ArrayList<>();
        for (ModelPair pair : ModelPair.of(before, after)) {
            changes.addAll(between(pair.before(), pair.after()));
        }
        changes.addAll(compare(null, settings(before), settings(after)));
        return List.copyOf(changes);
    }

    private static List<Change> between(@CheckForNull ServiceLogConfig old, @CheckForNull ServiceLogConfig model) {
        if (model == null) {
            return old == null
                    ? List.of()
                    : List.of(new Change(ModelSummary.name(old), SettingKind.MODEL, null, added(old), null));
        }
        return old == null
                ? List.of(new Change(ModelSummary.name(model), SettingKind.MODEL, null, null, added(model)))
                : compare(ModelSummary.name(model), settings(old, model), settings(model, old));
    }

    /** The differences of settings. Of several settings with the same key the first counts. */
    static List<Change> compare(@CheckForNull String model, List<Setting> before, List<Setting> after) {
        List<Change> changes = new ArrayList<>();
        Map<Setting.Key, Setting> old = byKey(before);
        for (Setting now : after) {
            Setting was = old.get(now.key());
            String value = was == null ? null : was.value();
            if (!now.value().equals(value)) {
                changes.add(new Change(model, now.kind(), now.name(), value, now.value()));
            }
        }
        Map<Setting.Key, Setting> left = byKey(after);
        for (Setting was : before) {
            if (!left.containsKey(was.key())) {
                changes.add(new Change(model, was.kind(), was.name(), was.value(), null));
            }
        }
        return changes;
    }

    private static Map<Setting.Key, Setting> byKey(List<Setting> settings) {
        Map<Setting.Key, Setting> byKey = new HashMap<>();
        settings.forEach(setting -> byKey.putIfAbsent(setting.key(), setting));
        return byKey;
    }

    /** Leaves out the model's id if the version changed too, because the version says the same in words. */
    private static List<Setting> settings(ServiceLogConfig model, ServiceLogConfig other) {
        boolean newVersion = !Objects.equals(model.modelVersion(), other.modelVersion());
        return SettingList.of(model).stream()
                .filter(setting -> setting.kind() != SettingKind.MODEL_ID || !newVersion)
                .toList();
    }

    /** What the user set, without the counts of nodes, which are results. */
    static List<Setting> settings(Log log) {
        return SettingList.of(log).stream()
                .filter(setting -> setting.kind() == SettingKind.POOL || setting.kind() == SettingKind.EXTEND_CONFIG)
                .toList();
    }

    private static String added(ServiceLogConfig model) {
        return model.weight() == null ? String.valueOf(model.specification()) : model.weight() + "\u00a0%";
    }
}
