package org.fedai.kubefate.chart.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.exception.YamlException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes YAML as Helm does (sigs.k8s.io/yaml over go-yaml 2): only JSON's types, string keys, the booleans of YAML 1.1, the last
 * of duplicate keys, sorted keys on output. Of a text with several documents only the first is read.
 */
public final class Yaml {
    private static final Pattern SEPARATOR = Pattern.compile("^---(?=\\s|$)", Pattern.MULTILINE);
    private static final int SEPARATOR_LENGTH = 3;

    private Yaml() {}

    /**
     * Reads one document: null, Boolean, Long, Double, String, List or Map with string keys, in the order of the text. A number is a Long
     * when it is whole and fits, as in an object that is sent to Kubernetes.
     *
     * @param text YAML; only the first document is read
     * @param source the name of the text in errors, such as a file name
     * @return the content of the document; null if it is empty
     * @throws YamlException with source and line if it is not YAML
     */
    public static @Nullable Object read(String text, String source) {
        Node root = Composer.compose(text, source);
        return root == null ? null : new Decoder(source).decode(root);
    }

    /**
     * Splits a text into its documents. Each keeps its line numbers, so that errors refer to the whole text.
     *
     * @param text YAML with documents separated by {@code ---}
     * @return at least one, which may be blank
     */
    public static List<String> documents(String text) {
        List<String> documents = new ArrayList<>();
        Matcher separator = SEPARATOR.matcher(text);
        StringBuilder document = new StringBuilder();
        int from = 0;
        int lines = 0;
        while (separator.find()) {
            documents.add(document.append(text, from, separator.start()).toString());
            lines += (int) text.substring(from, separator.start()).lines().count();
            document = new StringBuilder("\n".repeat(lines)).append("   ");
            from = separator.start() + SEPARATOR_LENGTH;
        }
        documents.add(document.append(text, from, text.length()).toString());
        return documents;
    }

    /**
     * Writes a document as Helm's {@code toYaml} does, without a newline at the end.
     *
     * @param document null, Boolean, Number, CharSequence, List or Map, nested as needed
     * @return YAML, with the keys of maps sorted
     * @throws YamlException if it contains another type, or a value that JSON or YAML cannot represent (infinity, a control character)
     */
    public static String write(@Nullable Object document) {
        return write(document, Style.JSON);
    }

    /**
     * Writes a document as Helm's {@code toYamlPretty} does: lists are indented, long lines are not folded.
     *
     * @param document null, Boolean, Number, CharSequence, OffsetDateTime, byte[], List or Map, nested as needed
     * @return YAML, with the keys of maps sorted and {@link StructFields} in their order
     * @throws YamlException if it contains another type
     */
    public static String writePretty(@Nullable Object document) {
        return write(document, Style.PRETTY);
    }

    private static String write(@Nullable Object document, Style style) {
        String text = Emitter.emit(document, style);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
