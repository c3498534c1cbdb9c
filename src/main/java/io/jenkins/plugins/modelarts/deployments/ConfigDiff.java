package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the differences between two updates. Two models are the same if they have the same id. Each version of a model has
 * an id of its own, so models that are left over are the same if they have the same name. The work grows with the number of
 * settings, and not with its square.
 */
final class ConfigDiff {

    private ConfigDiff() {}

    /** In the order of the later update. What was removed comes last. */
    static List<Change> between(Log before, Log after) {
        List<Change> changes = new ArrayList<>();
        Set<ServiceLogConfig> unmatched = Collections.newSetFromMap(new IdentityHashMap<>());
        unmatched.addAll(before.config());
        Map<ServiceLogConfig, ServiceLogConfig> pairs = new IdentityHashMap<>();
        match(before, after, unmatched, pairs, ServiceLogConfig::modelId);
        match(before, after, unmatched, pairs, ServiceLogConfig::modelName);
        for (ServiceLogConfig model : after.config()) {
            ServiceLogConfig old = pairs.get(model);
            if (old == null) {
                changes.add(new Change(ModelSummary.name(model), SettingKind.MODEL, null, null, added(model)));
            } else {
                changes.addAll(compare(ModelSummary.name(model), settings(old, model), settings(model, old)));
            }
        }
        before.config().stream()
                .filter(unmatched::contains)
                .map(old -> new Change(ModelSummary.name(old), SettingKind.MODEL, null, added(old), null))
                .forEach(changes::add);
        changes.addAll(compare(null, settings(before), settings(after)));
        return List.copyOf(changes);
    }

    /** Pairs the models that have the same key and no partner yet. */
    private static void match(
            Log before,
            Log after,
            Set<ServiceLogConfig> unmatched,
            Map<ServiceLogConfig, ServiceLogConfig> pairs,
            Function<ServiceLogConfig, String> key) {
        Map<String, Deque<ServiceLogConfig>> candidates = new HashMap<>();
        for (ServiceLogConfig old : before.config()) {
            if (unmatched.contains(old) && key.apply(old) != null) {
                candidates
                        .computeIfAbsent(key.apply(old), none -> new ArrayDeque<>())
                        .add(old);
            }
        }
        for (ServiceLogConfig model : after.config()) {
            Deque<ServiceLogConfig> same = candidates.get(key.apply(model));
            if (same != null && !same.isEmpty() && !pairs.containsKey(model)) {
                ServiceLogConfig old = same.remove();
                pairs.put(model, old);
                unmatched.remove(old);
            }
        }
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
    private static List<Setting> settings(Log log) {
        return SettingList.of(log).stream()
                .filter(setting -> setting.kind() == SettingKind.POOL || setting.kind() == SettingKind.EXTEND_CONFIG)
                .toList();
    }

    private static String added(ServiceLogConfig model) {
        return model.weight() == null ? String.valueOf(model.specification()) : model.weight() + "\u00a0%";
    }
}
