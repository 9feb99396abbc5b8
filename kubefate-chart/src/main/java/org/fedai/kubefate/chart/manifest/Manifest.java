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
     * taken apart; documents without content are left out.
     *
     * @param text as {@code helm template} prints it, or any other YAML of objects
     * @return the objects, in the order in which Helm 3 installs them
     * @throws org.fedai.kubefate.chart.exception.YamlException when a document is not YAML or no object
     */
    public static Manifest parse(String text) {
        return parse(text, "manifest");
    }

    /**
     * {@link #parse(String)} of a text that has a name.
     *
     * @param text as {@code helm template} prints it, or any other YAML of objects
     * @param name what the text is called in errors
     * @return the objects, in the order in which Helm 3 installs them
     * @throws org.fedai.kubefate.chart.exception.YamlException when a document is not YAML or no object
     */
    public static Manifest parse(String text, String name) {
        return of(HelmVersion.V3, ManifestDocument.split(text, name));
    }

    /**
     * {@return the objects of some documents, in Helm's order of kinds, where a list counts by its own kind}
     *
     * @param helm whose order of kinds holds
     * @param documents in any order; the list itself stays as it is
     */
    public static Manifest of(HelmVersion helm, List<ManifestDocument> documents) {
        return new Manifest(documents.stream()
                .sorted(ManifestDocument.byKind(helm))
                .flatMap(document -> document.objects().stream())
                .toList());
    }

    /** {@return the text {@link #parse} reads, documents apart by {@code ---}, each with its {@code # Source:}} */
    public String toYaml() {
        return objects.stream()
                .map(object -> "---\n"
                        + (object.source().isEmpty() ? "" : "# Source: " + object.source() + "\n")
                        + Yaml.write(object.content()) + "\n")
                .collect(Collectors.joining());
    }

    /** {@return the objects in the order in which they are removed} */
    public List<ManifestObject> inUninstallOrder() {
        return KindOrder.UNINSTALL.sort(objects);
    }

    /** {@return sentences about objects that Kubernetes cannot take since they do not say what they are; empty when all do} */
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
