package org.fedai.kubefate.chart.manifest;

import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.yaml.Yaml;

/**
 * The objects of a release.
 *
 * @param objects in the order in which they are installed
 */
public record Manifest(List<ManifestObject> objects) {
    /** Copies the list. */
    public Manifest {
        objects = List.copyOf(objects);
    }

    /**
     * Splits a multi-document YAML text into objects, in Helm's order of kinds. {@code # Source:} comments name the templates; lists are
     * expanded; empty documents are skipped.
     *
     * @param text as {@code helm template} prints it, or any other YAML of objects
     * @return the objects, in the order in which Helm 3 installs them
     * @throws org.fedai.kubefate.chart.exception.YamlException if a document is not YAML or not an object
     */
    public static Manifest parse(String text) {
        return parse(text, "manifest");
    }

    /**
     * {@link #parse(String)} for a text with a name.
     *
     * @param text as {@code helm template} prints it, or any other YAML of objects
     * @param name the name of the text in errors
     * @return the objects, in the order in which Helm 3 installs them
     * @throws org.fedai.kubefate.chart.exception.YamlException if a document is not YAML or not an object
     */
    public static Manifest parse(String text, String name) {
        return of(HelmVersion.V3, ManifestDocument.split(text, name));
    }

    /**
     * {@return the objects of the documents in Helm's order of kinds, in which a list is sorted by its own kind}
     *
     * @param helm whose order of kinds applies
     * @param documents the objects in any order; the list is not modified
     */
    public static Manifest of(HelmVersion helm, List<ManifestDocument> documents) {
        return new Manifest(documents.stream()
                .sorted(ManifestDocument.byKind(helm))
                .flatMap(document -> document.objects().stream())
                .toList());
    }

    /** {@return the text {@link #parse} reads, documents separated by {@code ---}, each with its {@code # Source:}} */
    public String toYaml() {
        return objects.stream()
                .map(object -> "---\n"
                        + (object.source().isEmpty() ? "" : "# Source: " + object.source() + "\n")
                        + Yaml.write(object.content()) + "\n")
                .collect(Collectors.joining());
    }

    /** {@return the objects in the order in which they are deleted} */
    public List<ManifestObject> inUninstallOrder() {
        return KindOrder.UNINSTALL.sort(objects);
    }

    /** {@return messages about objects that lack apiVersion, kind or name; empty if there are none} */
    public List<String> incomplete() {
        return objects.stream()
                .filter(object -> object.apiVersion().isEmpty()
                        || object.kind().isEmpty()
                        || object.name().isEmpty())
                .map(object -> (object.source().isEmpty() ? "manifest" : object.source())
                        + ": an object has no apiVersion, kind or metadata.name")
                .toList();
    }
}
