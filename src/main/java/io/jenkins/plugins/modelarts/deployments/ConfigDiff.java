package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * Finds the differences between two updates. Two models are the same if they have the same id. Each version of a model has
 * an id of its own, so models that are left over are the same if they have the same name.
 */
final class ConfigDiff {

    private final List<Change> changes = new ArrayList<>();

    private ConfigDiff() {}

    /** In the order of the later update. What was removed comes last. */
    static List<Change> between(Log before, Log after) {
        ConfigDiff all = new ConfigDiff();
        List<ServiceLogConfig> unmatched = new ArrayList<>(before.config());
        Map<ServiceLogConfig, ServiceLogConfig> pairs = new IdentityHashMap<>();
        match(after.config(), unmatched, pairs, (one, other) -> same(one.modelId(), other.modelId()));
        match(after.config(), unmatched, pairs, (one, other) -> same(one.modelName(), other.modelName()));
        for (ServiceLogConfig model : after.config()) {
            ServiceLogConfig old = pairs.get(model);
            if (old == null) {
                all.changes.add(new Change(ModelSummary.name(model), SettingKind.MODEL, null, null, added(model)));
            } else {
                all.compare(ModelSummary.name(model), settings(old, model), settings(model, old));
            }
        }
        unmatched.forEach(
                old -> all.changes.add(new Change(ModelSummary.name(old), SettingKind.MODEL, null, added(old), null)));
        all.compare(null, settings(before), settings(after));
        return List.copyOf(all.changes);
    }

    private static void match(
            List<ServiceLogConfig> models,
            List<ServiceLogConfig> unmatched,
            Map<ServiceLogConfig, ServiceLogConfig> pairs,
            BiPredicate<ServiceLogConfig, ServiceLogConfig> isSame) {
        for (ServiceLogConfig model : models) {
            Iterator<ServiceLogConfig> candidates = unmatched.iterator();
            while (!pairs.containsKey(model) && candidates.hasNext()) {
                ServiceLogConfig old = candidates.next();
                if (isSame.test(model, old)) {
                    pairs.put(model, old);
                    candidates.remove();
                }
            }
        }
    }

    private void compare(@CheckForNull String model, List<Setting> before, List<Setting> after) {
        for (Setting now : after) {
            String was = before.stream()
                    .filter(now::isSameSetting)
                    .map(Setting::value)
                    .findFirst()
                    .orElse(null);
            if (!now.value().equals(was)) {
                changes.add(new Change(model, now.kind(), now.name(), was, now.value()));
            }
        }
        for (Setting was : before) {
            if (after.stream().noneMatch(was::isSameSetting)) {
                changes.add(new Change(model, was.kind(), was.name(), was.value(), null));
            }
        }
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

    private static boolean same(@CheckForNull String one, @CheckForNull String other) {
        return one != null && one.equals(other);
    }

    private static String added(ServiceLogConfig model) {
        return model.weight() == null ? String.valueOf(model.specification()) : model.weight() + "\u00a0%";
    }
}
