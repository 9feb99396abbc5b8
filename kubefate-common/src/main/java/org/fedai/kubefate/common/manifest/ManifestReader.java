package org.fedai.kubefate.common.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fedai.kubefate.common.yaml.Yaml;
import org.fedai.kubefate.common.yaml.YamlException;
import org.jspecify.annotations.Nullable;

/** Reads the documents of a manifest, refuses what Helm refuses and takes lists apart as Kubernetes does. */
final class ManifestReader {
    private final String name;

    /**
     * @param name what the text is called in errors
     */
    ManifestReader(String name) {
        this.name = name;
    }

    /** The objects in Helm's order of kinds, where a list counts by its own kind. */
    List<ManifestObject> read(String text) {
        List<ManifestObject> objects = new ArrayList<>();
        for (ManifestText.Document document : ManifestText.split(text)) {
            Map<String, @Nullable Object> content = read(document);
            if (content != null) {
                objects.add(new ManifestObject(document.source(), content));
            }
        }
        return KindOrder.INSTALL.sort(objects).stream()
                .flatMap(ManifestReader::itemsOf)
                .toList();
    }

    private @Nullable Map<String, @Nullable Object> read(ManifestText.Document document) {
        Object content = yaml(document);
        if (content == null) {
            return null;
        }
        if (!(content instanceof Map<?, ?> map)) {
            throw new YamlException(name, document.line(), "not a Kubernetes object, which is a map");
        }
        checkHead(map, document.line());
        return asObject(map);
    }

    private @Nullable Object yaml(ManifestText.Document document) {
        try {
            return Yaml.read(document.text(), name);
        } catch (YamlException e) {
            int line = e.line() == 0 ? document.line() : document.line() + e.line() - 1;
            throw new YamlException(name, line, e.reason());
        }
    }

    private void checkHead(Map<?, ?> map, int line) {
        Object metadata = map.get("metadata");
        if (metadata == null) {
            checkText(map, "apiVersion", line);
            checkText(map, "kind", line);
            return;
        }
        if (!(metadata instanceof Map<?, ?> head)) {
            throw new YamlException(name, line, "metadata has to be a map");
        }
        checkText(head, "name", line);
        Object annotations = head.get("annotations");
        if (annotations instanceof Map<?, ?> texts) {
            texts.keySet().forEach(key -> checkText(texts, String.valueOf(key), line));
        } else if (annotations != null) {
            throw new YamlException(name, line, "metadata.annotations has to be a map");
        }
    }

    private void checkText(Map<?, ?> map, String key, int line) {
        if (map.get(key) instanceof Map || map.get(key) instanceof List) {
            throw new YamlException(name, line, key + " has to be text");
        }
    }

    private static Stream<ManifestObject> itemsOf(ManifestObject object) {
        if (!(object.content().get("items") instanceof List<?> items)) {
            return Stream.of(object);
        }
        String kind = object.kind().endsWith("List")
                ? object.kind().substring(0, object.kind().length() - "List".length())
                : object.kind();
        return items.stream()
                .filter(Map.class::isInstance)
                .map(item -> item(object, kind, asObject((Map<?, ?>) item)))
                .flatMap(ManifestReader::itemsOf);
    }

    private static ManifestObject item(ManifestObject list, String kind, Map<String, @Nullable Object> item) {
        if (item.get("kind") != null || item.get("apiVersion") != null) {
            return new ManifestObject(list.source(), item);
        }
        Map<String, @Nullable Object> typed = new LinkedHashMap<>();
        typed.put("apiVersion", list.apiVersion());
        typed.put("kind", kind);
        typed.putAll(item);
        return new ManifestObject(list.source(), typed);
    }

    @SuppressWarnings("unchecked") // Maps that were read from YAML have string keys.
    private static Map<String, @Nullable Object> asObject(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
