package io.jenkins.plugins.modelarts.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** One meaning for null, missing and empty, which the API pages never tell apart. */
final class Absent {

    private Absent() {}

    static <T> List<T> toEmpty(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    static <T> Map<String, T> toEmpty(Map<String, T> map) {
        return toEmpty(map, UnaryOperator.identity());
    }

    /** Keeps the order of the answer, which {@code Map.copyOf} would lose. */
    static <T> Map<String, T> toEmpty(Map<String, T> map, UnaryOperator<T> change) {
        if (map == null) {
            return Map.of();
        }
        Map<String, T> changed = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            T now = change.apply(value);
            if (now != null) {
                changed.put(key, now);
            }
        });
        return Collections.unmodifiableMap(changed);
    }
}
