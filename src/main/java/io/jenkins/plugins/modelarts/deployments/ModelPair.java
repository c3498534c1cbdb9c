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
import java.util.Set;
import java.util.function.Function;

/**
 * A model in two updates. Two models are the same if they have the same id. Each version of a model has an id of its own, so
 * models that are left over are the same if they have the same name. Immutable.
 *
 * @param before null when the model was added
 * @param after null when the model was removed
 */
record ModelPair(
        @CheckForNull ServiceLogConfig before, @CheckForNull ServiceLogConfig after) {

    /** The models of both updates, in the order of the later one. What was removed comes last. */
    static List<ModelPair> of(Log before, Log after) {
        Set<ServiceLogConfig> unmatched = Collections.newSetFromMap(new IdentityHashMap<>());
        unmatched.addAll(before.config());
        Map<ServiceLogConfig, ServiceLogConfig> partners = new IdentityHashMap<>();
        match(before, after, unmatched, partners, ServiceLogConfig::modelId);
        match(before, after, unmatched, partners, ServiceLogConfig::modelName);
        List<ModelPair> pairs = new ArrayList<>();
        after.config().forEach(model -> pairs.add(new ModelPair(partners.get(model), model)));
        before.config().stream().filter(unmatched::contains).forEach(old -> pairs.add(new ModelPair(old, null)));
        return pairs;
    }

    /** Pairs the models that have the same key and no partner yet. */
    private static void match(
            Log before,
            Log after,
            Set<ServiceLogConfig> unmatched,
            Map<ServiceLogConfig, ServiceLogConfig> partners,
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
            if (same != null && !same.isEmpty() && !partners.containsKey(model)) {
                ServiceLogConfig old = same.remove();
                partners.put(model, old);
                unmatched.remove(old);
            }
        }
    }
}
