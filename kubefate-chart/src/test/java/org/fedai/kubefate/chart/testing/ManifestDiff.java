package org.fedai.kubefate.chart.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to come from one manifest to another.
 *
 * @param added objects that only the second one has
 * @param removed objects that only the first one has
 * @param changed objects of both that differ
 */
public record ManifestDiff(List<ManifestObject> added, List<ManifestObject> removed, List<ObjectChange> changed) {
    /**
     * An object that is not the same in both.
     *
     * @param fields what differs
     */
    public record ObjectChange(ObjectKey key, List<FieldChange> fields) {}

    /**
     * A field that is not the same in both.
     *
     * @param path {@code spec.template.spec.containers[0].image}
     * @param before null when it was not there, or null
     * @param after null when it is not there any more, or null
     */
    public record FieldChange(
            String path, @Nullable Object before, @Nullable Object after) {
        /** For people: {@code spec.replicas: 1 -> 2}. */
        @Override
        public String toString() {
            return path + ": " + before + " -> " + after;
        }
    }

    /**
     * Compares two manifests.
     *
     * @param releaseNamespace where objects live that do not say
     */
    public static ManifestDiff between(Manifest before, Manifest after, String releaseNamespace) {
        Map<ObjectKey, ManifestObject> old = byKey(before, releaseNamespace);
        Map<ObjectKey, ManifestObject> current = byKey(after, releaseNamespace);
        List<ManifestObject> added = new ArrayList<>();
        List<ObjectChange> changed = new ArrayList<>();
        current.forEach((key, object) -> {
            ManifestObject previous = old.remove(key);
            if (previous == null) {
                added.add(object);
                return;
            }
            List<FieldChange> fields = new ArrayList<>();
            compare("", previous.content(), object.content(), fields);
            if (!fields.isEmpty()) {
                changed.add(new ObjectChange(key, fields));
            }
        });
        return new ManifestDiff(added, List.copyOf(old.values()), changed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    private static Map<ObjectKey, ManifestObject> byKey(Manifest manifest, String releaseNamespace) {
        Map<ObjectKey, ManifestObject> objects = new LinkedHashMap<>();
        manifest.objects().forEach(object -> objects.put(object.key(releaseNamespace), object));
        return objects;
    }

    private static void compare(
            String path, @Nullable Object before, @Nullable Object after, List<FieldChange> changes) {
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> current) {
            compareMaps(path, old, current, changes);
        } else if (before instanceof List<?> old && after instanceof List<?> current) {
            for (int i = 0; i < Math.max(old.size(), current.size()); i++) {
                compare(path + "[" + i + "]", element(old, i), element(current, i), changes);
            }
        } else if (!same(before, after)) {
            changes.add(new FieldChange(path, before, after));
        }
    }

    private static void compareMaps(String path, Map<?, ?> old, Map<?, ?> current, List<FieldChange> changes) {
        old.forEach((key, value) -> compare(join(path, key), value, current.get(key), changes));
        current.forEach((key, value) -> {
            if (!old.containsKey(key)) {
                compare(join(path, key), null, value, changes);
            }
        });
    }

    private static String join(String path, @Nullable Object key) {
        String name = String.valueOf(key);
        String step = name.matches("[\\w/-]+") ? name : "[\"" + name + "\"]";
        return path.isEmpty() || step.startsWith("[") ? path + step : path + "." + step;
    }

    private static @Nullable Object element(List<?> list, int i) {
        return i < list.size() ? list.get(i) : null;
    }

    private static boolean same(@Nullable Object before, @Nullable Object after) {
        if (before instanceof Number a && after instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        return before == null ? after == null : before.equals(after);
    }
}
