package org.fedai.kubefate.common.manifest;

import java.util.List;

/**
 * The objects of a release.
 *
 * @param objects in the order in which they are installed
 */
public record Manifest(List<ManifestObject> objects) {
    public Manifest {
        objects = List.copyOf(objects);
    }

    /**
     * Splits a multi-document YAML text into objects, in Helm's order of kinds. {@code # Source:} comments name the templates.
     *
     * @throws org.fedai.kubefate.common.yaml.YamlException when a document is not YAML or no object
     */
    public static Manifest parse(String text) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The text {@link #parse} reads, documents apart by {@code ---}, each with its {@code # Source:}. */
    public String toYaml() {
        throw new UnsupportedOperationException("not yet");
    }
}
