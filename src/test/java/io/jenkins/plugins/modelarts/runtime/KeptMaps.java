package io.jenkins.plugins.modelarts.runtime;

import com.github.benmanes.caffeine.cache.Cache;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.deployments.HistoryCache;
import io.jenkins.plugins.modelarts.deployments.UsualDurations;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadPoolExecutor;

/** Finds all maps, caches, collections and queues of threads that objects of the plugin lead to. */
public final class KeptMaps {

    /**
     * One of them.
     *
     * @param field that holds it, such as {@code LockoutGuard.secrets}
     * @param keys of a map; anything else has none
     */
    record Kept(String field, int size, Collection<?> keys) {}

    private final List<Kept> found = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** How many entries each field holds that the plugin keeps as long as Jenkins runs. */
    public static Map<String, Integer> sizes() throws IllegalAccessException {
        Map<String, Integer> sizes = new TreeMap<>();
        for (Kept kept : of(
                PluginRuntime.get(),
                ClientFactory.get(),
                BuildStarts.get(),
                HistoryCache.get(),
                UsualDurations.get(),
                ModelArtsConfiguration.get())) {
            sizes.merge(kept.field, kept.size, Integer::sum);
        }
        return sizes;
    }

    /** All that these objects of the plugin lead to. */
    static List<Kept> of(Object... objects) throws IllegalAccessException {
        KeptMaps maps = new KeptMaps();
        for (Object object : objects) {
            maps.below(object);
        }
        return maps.found;
    }

    static boolean isOurs(Object object) {
        return isOurs(object.getClass());
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.jenkins.plugins.modelarts.");
    }

    private void below(Object object) throws IllegalAccessException {
        if (object != null && isOurs(object) && seen.add(object)) {
            for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers()) && isOurs(type)) {
                        field.setAccessible(true);
                        value(type.getSimpleName() + "." + field.getName(), field.get(object));
                    }
                }
            }
        }
    }

    private void value(String field, @CheckForNull Object value) throws IllegalAccessException {
        if (value instanceof Map<?, ?> map) {
            add(field, map.keySet(), map.values());
        } else if (value instanceof Cache<?, ?> cache) {
            add(field, cache.asMap().keySet(), cache.asMap().values());
        } else if (value instanceof Collection<?> collection) {
            add(field, List.of(), collection);
        } else if (value instanceof ThreadPoolExecutor threads) {
            found.add(new Kept(field, threads.getQueue().size(), List.of()));
        } else {
            below(value);
        }
    }

    private void add(String field, Collection<?> keys, Collection<?> values) throws IllegalAccessException {
        found.add(new Kept(field, values.size(), new ArrayList<>(keys)));
        for (Object value : new ArrayList<>(values)) {
            value(field + "[]", value);
        }
    }
}
