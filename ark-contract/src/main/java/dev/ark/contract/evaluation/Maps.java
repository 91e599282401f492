package dev.ark.contract.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Immutable maps with one thing changed. */
final class Maps {
    private Maps() {}

    /** An immutable copy; of nothing, when an empty map was left out of the JSON. */
    static <V> Map<String, V> copied(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }

    static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    static <V> Map<String, List<V>> withAdded(Map<String, List<V>> map, String key, V value) {
        List<V> values = new ArrayList<>(map.getOrDefault(key, List.of()));
        values.add(value);
        return with(map, key, List.copyOf(values));
    }

    static <V> Map<String, V> only(Map<String, V> map, Set<String> keys) {
        if (keys.containsAll(map.keySet())) {
            return map;
        }
        Map<String, V> some = new HashMap<>(map);
        some.keySet().retainAll(keys);
        return some;
    }

    static <V> Map<String, V> each(Map<String, V> map, UnaryOperator<V> change) {
        Map<String, V> changed = new HashMap<>(map);
        changed.replaceAll((key, value) -> change.apply(value));
        return changed;
    }

    static <V> Map<String, V> only(Map<String, V> map, String key) {
        V value = map.get(key);
        return value == null ? Map.of() : Map.of(key, value);
    }
}
