package org.fedai.kubefate.chart.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.HelmVersion;

/**
 * Splits a text of several YAML documents at lines that begin with three hyphens, as Helm does, regardless of their context. Helm 3 strips
 * each document and treats a separator directly after a separator as part of the document; Helm 4 does not strip documents.
 */
final class ManifestText {
    /**
     * @param source the value of its {@code # Source:} comment; empty if it has none
     * @param line where it begins, counted from 1
     */
    record Document(String source, String text, int line) {}

    private static final Pattern SOURCE = Pattern.compile("(?:#(?! Source: )[^\n]*\n|\n)*+# Source: ([^\n]*)");

    private final HelmVersion helm;
    private final String text;
    private final List<Document> documents = new ArrayList<>();
    private int line = 1;
    private int counted;

    private ManifestText(String text, HelmVersion helm) {
        this.text = text;
        this.helm = helm;
    }

    static List<Document> split(String text, HelmVersion helm) {
        return new ManifestText(text, helm).split();
    }

    private List<Document> split() {
        int start = skipBlanks(0, text.length());
        int at = text.startsWith("---", start) ? start : nextMark(start);
        while (at >= 0) {
            add(start, at);
            start = helm == HelmVersion.V3 ? skipBlanks(at + 3, text.length()) : at + 3;
            at = nextMark(start);
        }
        add(start, text.length());
        return documents;
    }

    private int nextMark(int from) {
        int found = text.indexOf("\n---", from);
        return found < 0 ? -1 : found + 1;
    }

    private void add(int from, int to) {
        int start = skipBlanks(from, to);
        int end = to;
        while (helm == HelmVersion.V3 && end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            String document = text.substring(start, end);
            Matcher source = SOURCE.matcher(document);
            documents.add(new Document(source.lookingAt() ? source.group(1).strip() : "", document, lineAt(start)));
        }
    }

    private int skipBlanks(int from, int to) {
        int start = from;
        while (start < to && isBlank(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private int lineAt(int position) {
        for (; counted < position; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }
}
