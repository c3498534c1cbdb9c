package io.jenkins.plugins.modelarts.deployments;

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
 * What an update changed against the one before. The same model is the one with the same id or, since each version has
 * an id of its own, with the same name.
 */
final class ConfigDiff {

    private final List<Change> changes = new ArrayList<>();

    private ConfigDiff() {}

    /** In the order in which the later update lists things; what is there no more comes last. */
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
                all.compare(ModelSummary.name(model), facts(old, model), facts(model, old));
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

    private void compare(String model, List<Setting> before, List<Setting> after) {
        for (Setting now : after) {
            String was = before.stream()
                    .filter(now::isAbout)
                    .map(Setting::value)
                    .findFirst()
                    .orElse(null);
            if (!now.value().equals(was)) {
                changes.add(new Change(model, now.kind(), now.name(), was, now.value()));
            }
        }
        for (Setting was : before) {
            if (after.stream().noneMatch(was::isAbout)) {
                changes.add(new Change(model, was.kind(), was.name(), was.value(), null));
            }
        }
    }

    /** Without the id where the version tells the same in words. */
    private static List<Setting> facts(ServiceLogConfig model, ServiceLogConfig other) {
        boolean newVersion = !Objects.equals(model.modelVersion(), other.modelVersion());
        return SettingList.of(model).stream()
                .filter(fact -> fact.kind() != SettingKind.MODEL_ID || !newVersion)
                .toList();
    }

    /** What the user set, without what came of it. */
    private static List<Setting> settings(Log log) {
        return SettingList.of(log).stream()
                .filter(fact -> fact.kind() == SettingKind.POOL || fact.kind() == SettingKind.EXTEND_CONFIG)
                .toList();
    }

    private static boolean same(String one, String other) {
        return one != null && one.equals(other);
    }

    private static String added(ServiceLogConfig model) {
        return model.weight() == null ? String.valueOf(model.specification()) : model.weight() + "\u00a0%";
    }
}
