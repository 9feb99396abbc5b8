package org.fedai.kubefate.chart.manifest;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.HelmVersion;
import org.jspecify.annotations.Nullable;

/**
 * One document of a manifest.
 *
 * @param text the original text, including comments
 * @param object its object; without content if the document contains only comments
 */
public record ManifestDocument(String text, ManifestObject object) {
    /**
     * {@return the order in which Helm installs}
     *
     * @param helm the version of Helm
     */
    public static Comparator<ManifestDocument> byKind(HelmVersion helm) {
        return Comparator.comparing(document -> document.object().kind(), KindOrder.install(helm));
    }

    /**
     * Splits a text of several documents, in its order.
     *
     * @param helm whose rules apply
     * @param text YAML with documents separated by {@code ---}
     * @param name the name of the text in errors
     * @return the documents, including those that contain only comments
     * @throws org.fedai.kubefate.chart.exception.YamlException if a document is not YAML or not an object
     */
    public static List<ManifestDocument> split(HelmVersion helm, String text, String name) {
        ManifestReader reader = new ManifestReader(name);
        return ManifestText.split(text, helm).stream().map(reader::read).toList();
    }

    /**
     * {@link #split(HelmVersion, String, String)} with the rules of Helm 3.
     *
     * @param text YAML with documents separated by {@code ---}
     * @param name the name of the text in errors
     * @return the documents, including those that contain only comments
     * @throws org.fedai.kubefate.chart.exception.YamlException if a document is not YAML or not an object
     */
    public static List<ManifestDocument> split(String text, String name) {
        return split(HelmVersion.V3, text, name);
    }

    /**
     * {@return the same document with another source}
     *
     * @param source chart and path: {@code fate/templates/core/mysql.yaml}
     */
    public ManifestDocument from(String source) {
        return new ManifestDocument(text, new ManifestObject(source, object.content()));
    }

    /** {@return the text after a line with its source, as {@code helm template} prints it} */
    public String withSource() {
        return "---\n# Source: " + object.source() + "\n" + text + "\n";
    }

    /** {@return its objects: none, one, or the items of a list} */
    public List<ManifestObject> objects() {
        return objects(object).toList();
    }

    private static Stream<ManifestObject> objects(ManifestObject object) {
        if (object.content().isEmpty()) {
            return Stream.empty();
        }
        if (!(object.content().get("items") instanceof List<?> items)) {
            return Stream.of(object);
        }
        return items.stream()
                .filter(Map.class::isInstance)
                .map(item -> item(object, ManifestReader.asObject((Map<?, ?>) item)))
                .flatMap(ManifestDocument::objects);
    }

    private static ManifestObject item(ManifestObject list, Map<String, @Nullable Object> item) {
        if (item.get("kind") != null || item.get("apiVersion") != null) {
            return new ManifestObject(list.source(), item);
        }
        Map<String, @Nullable Object> typed = new LinkedHashMap<>();
        typed.put("apiVersion", list.apiVersion());
        typed.put("kind", list.kind().replaceFirst("List$", ""));
        typed.putAll(item);
        return new ManifestObject(list.source(), typed);
    }
}
