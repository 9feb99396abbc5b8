package org.fedai.kubefate.common.charts.parity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.jspecify.annotations.Nullable;

/**
 * What the objects of a manifest say, each field by its path. What means the same is the same: an absent field and an empty one, a default
 * of the API server said or not, a number and its text, files whatever their layout and comments, scripts whatever their lines.
 */
final class Facts {
    /** Fields that tell items of a list apart, the first that an item has. */
    private static final List<String> KEYS = List.of("mountPath", "name", "containerPort", "host", "ip");

    private final Map<String, String> fields = new TreeMap<>();

    /**
     * @return by object, such as {@code Deployment/osx}; ConfigMaps and Secrets of one name are one object {@code Settings/NAME}, since where
     *     a file is kept is not what it says
     */
    static Map<String, Map<String, String>> of(Manifest manifest) {
        Map<String, Map<String, String>> objects = new TreeMap<>();
        for (ManifestObject object : manifest.objects()) {
            objects.computeIfAbsent(name(object), name -> new TreeMap<>()).putAll(fields(object));
        }
        return objects;
    }

    private static String name(ManifestObject object) {
        return (holdsFiles(object) ? "Settings" : object.kind()) + "/" + object.name();
    }

    private static boolean holdsFiles(ManifestObject object) {
        return object.kind().equals("ConfigMap") || object.kind().equals("Secret");
    }

    private static Map<String, String> fields(ManifestObject object) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(object.content());
        if (holdsFiles(object)) {
            content.keySet().removeAll(List.of("kind", "type"));
            content.put("data", SettingsFile.readAll(object));
        }
        Facts facts = new Facts();
        facts.add("", content);
        return facts.fields;
    }

    private void add(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> add(path.isEmpty() ? String.valueOf(key) : path + "." + key, child));
        } else if (value instanceof List<?> list) {
            addList(path, list);
        } else if (value != null) {
            put(path, String.valueOf(value));
        }
    }

    private void addList(String path, List<?> list) {
        if (path.endsWith(".command") || path.endsWith(".args")) {
            put(path, Script.normalized(list));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            add(path + "[" + key(list.get(i), i) + "]", list.get(i));
        }
    }

    private static String key(@Nullable Object item, int index) {
        if (item instanceof Map<?, ?> map) {
            for (String key : KEYS) {
                if (map.get(key) != null) {
                    return String.valueOf(map.get(key));
                }
            }
        }
        return String.valueOf(index);
    }

    private void put(String path, String value) {
        if (!value.isEmpty() && !ServerDefaults.is(path, value)) {
            fields.put(path, value);
        }
    }
}
