package org.fedai.kubefate.chart.manifest;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** Reads the documents of a manifest and refuses what Helm refuses. */
final class ManifestReader {
    private final String name;

    /**
     * @param name the name of the text in errors
     */
    ManifestReader(String name) {
        this.name = name;
    }

    ManifestDocument read(ManifestText.Document document) {
        Object content = yaml(document);
        if (content != null && !(content instanceof Map)) {
            throw new YamlException(name, document.line(), "not a Kubernetes object: it must be a map");
        }
        Map<?, ?> map = content == null ? Map.of() : (Map<?, ?>) content;
        checkHead(map, document.line());
        return new ManifestDocument(document.text(), new ManifestObject(document.source(), asObject(map)));
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
        checkText(map, "apiVersion", line);
        checkText(map, "kind", line);
        Object metadata = map.get("metadata");
        if (metadata == null) {
            return;
        }
        if (!(metadata instanceof Map<?, ?> head)) {
            throw new YamlException(name, line, "metadata must be a map");
        }
        checkText(head, "name", line);
        Object annotations = head.get("annotations");
        if (annotations instanceof Map<?, ?> texts) {
            texts.keySet().forEach(key -> checkText(texts, String.valueOf(key), line));
        } else if (annotations != null) {
            throw new YamlException(name, line, "metadata.annotations must be a map");
        }
    }

    private void checkText(Map<?, ?> map, String key, int line) {
        if (map.get(key) instanceof Map || map.get(key) instanceof List) {
            throw new YamlException(name, line, key + " must be a string");
        }
    }

    @SuppressWarnings("unchecked") // Maps that were read from YAML have string keys.
    static Map<String, @Nullable Object> asObject(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
