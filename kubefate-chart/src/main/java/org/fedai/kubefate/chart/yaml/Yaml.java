package org.fedai.kubefate.chart.yaml;

import org.fedai.kubefate.chart.exception.YamlException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes YAML as Helm does (sigs.k8s.io/yaml over go-yaml 2): JSON's types only, string keys, the booleans of YAML 1.1, the last
 * one of two equal keys, keys sorted on output. Of a text with several documents only the first is read.
 */
public final class Yaml {
    private Yaml() {}

    /**
     * Reads one document: null, Boolean, Long, Double, String, List or Map with string keys, in the order of the text. A number is a Long
     * when it is whole and fits, as in an object that Kubernetes gets.
     *
     * @param source what the text is called in errors, such as a file name
     * @throws YamlException with source and line when it is not YAML
     */
    public static @Nullable Object read(String text, String source) {
        Node root = Composer.compose(text, source);
        return root == null ? null : new Decoder(source).decode(root);
    }

    /**
     * Writes a document as Helm's {@code toYaml} does, without a newline at the end.
     *
     * @param document null, Boolean, Number, CharSequence, List or Map, nested as needed
     * @throws YamlException when it holds something else, or what neither JSON nor YAML has a form for (infinity, a control character)
     */
    public static String write(@Nullable Object document) {
        return write(document, Style.JSON);
    }

    /**
     * Writes a document as Helm's {@code toYamlPretty} does: lists indented, long lines left as they are.
     *
     * @param document null, Boolean, Number, CharSequence, OffsetDateTime, byte[], List or Map, nested as needed
     * @throws YamlException when it holds something else
     */
    public static String writePretty(@Nullable Object document) {
        return write(document, Style.PRETTY);
    }

    private static String write(@Nullable Object document, Style style) {
        String text = Emitter.emit(document, style);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
