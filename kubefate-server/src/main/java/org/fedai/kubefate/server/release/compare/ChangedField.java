package org.fedai.kubefate.server.release.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field with two values.
 *
 * @param path as the API server writes it: {@code spec.ports[0].port}
 * @param before null if the field was not set
 * @param after null if the field is not set any more
 */
public record ChangedField(
        String path, @Nullable Object before, @Nullable Object after) {
    /** The fields that differ in two objects, as deep as both have them. */
    public static List<ChangedField> between(Map<?, ?> before, Map<?, ?> after) {
        List<ChangedField> changes = new ArrayList<>();
        compare("", before, after, changes);
        return changes;
    }

    /** Whether it is the field with this path, a part of it, or what it is a part of. */
    public boolean concerns(String field) {
        return path.startsWith(field) || field.startsWith(path);
    }

    private static void compare(
            String path, @Nullable Object before, @Nullable Object after, List<ChangedField> changes) {
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            Set<Object> names = new LinkedHashSet<>(one.keySet());
            names.addAll(other.keySet());
            names.forEach(name -> compare(
                    path.isEmpty() ? name.toString() : path + "." + name, one.get(name), other.get(name), changes));
        } else if (before instanceof List<?> one && after instanceof List<?> other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(path + "[" + i + "]", one.get(i), other.get(i), changes);
            }
        } else if (!Objects.equals(before, after)) {
            changes.add(new ChangedField(path, before, after));
        }
    }
}
