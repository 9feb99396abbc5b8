package org.fedai.kubefate.common.charts.parity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fedai.kubefate.common.charts.Trees;
import org.jspecify.annotations.Nullable;

/**
 * A cluster.yaml to which keys are added one by one.
 *
 * @param tried the paths of the keys that are
 */
record Base(String name, Map<String, @Nullable Object> document, Pattern tried) {
    Base(String name, Map<String, @Nullable Object> document) {
        this(name, document, Pattern.compile(".*"));
    }

    Base and(String what, Map<String, @Nullable Object> more) {
        return new Base(name + ", " + what, Trees.merge(document, more), tried);
    }

    /** The same, where only these keys make a difference to what other bases show already. */
    Base trying(String paths) {
        return new Base(name, document, Pattern.compile(paths));
    }

    boolean tries(String path) {
        return tried.matcher(path).matches();
    }

    /** The paths of all keys that have a value. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        addKeys("", document, keys);
        return keys;
    }

    private static void addKeys(String path, Map<String, @Nullable Object> tree, Set<String> keys) {
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?>) {
                addKeys(path + key + ".", Trees.map(value), keys);
            } else {
                keys.add(path + key);
            }
        });
    }

    /** The document with another value at a path; null leaves the key empty. */
    Map<String, @Nullable Object> with(String path, @Nullable Object value) {
        return with(document, path, value);
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> document, String path, @Nullable Object value) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(document);
        int dot = path.indexOf('.');
        if (dot < 0) {
            result.put(path, value);
        } else {
            String key = path.substring(0, dot);
            result.put(key, with(Trees.map(document.get(key)), path.substring(dot + 1), value));
        }
        return result;
    }
}
