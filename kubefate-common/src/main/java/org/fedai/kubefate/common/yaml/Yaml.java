package org.fedai.kubefate.common.yaml;

import org.jspecify.annotations.Nullable;

/** Reads and writes YAML as Helm does: JSON's types only, string keys, the booleans of YAML 1.1, keys sorted on output. */
public final class Yaml {
    private Yaml() {}

    /**
     * Reads one document: null, Boolean, Long, Double, String, List or Map with string keys, in the order of the text.
     *
     * @param source what the text is called in errors, such as a file name
     * @throws YamlException with source and line when it is not YAML
     */
    public static @Nullable Object read(String text, String source) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Writes a document as Helm's {@code toYaml} does, without a newline at the end. */
    public static String write(@Nullable Object document) {
        throw new UnsupportedOperationException("not yet");
    }
}
