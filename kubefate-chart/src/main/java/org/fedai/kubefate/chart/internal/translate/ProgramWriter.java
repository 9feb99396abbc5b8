package org.fedai.kubefate.chart.internal.translate;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Writes the text of a program and records the positions of its elements. */
final class ProgramWriter {
    private final StringBuilder text = new StringBuilder();
    private final Map<Place, JinjaElement> elements = new HashMap<>();
    private int line = 1;
    private int lineStart;

    /** Which sides of a tag trim the text next to them. */
    record Trim(boolean left, boolean right) {
        static final Trim NONE = new Trim(false, false);
    }

    void element(Trim trim, JinjaElement element) {
        elements.put(new Place(line, text.length() - lineStart + 1), element);
        if (element instanceof JinjaElement.Tag) {
            tag(trim, element.text());
        } else {
            text.append(trim.left() ? "{{- " : "{{ ").append(element.text()).append(trim.right() ? " -}}" : " }}");
        }
    }

    void endTag(Trim trim, Keyword keyword) {
        tag(trim, Objects.requireNonNull(keyword.end(), "the tag has no body"));
    }

    private void tag(Trim trim, String content) {
        text.append(trim.left() ? "{%- " : "{% ").append(content).append(trim.right() ? " -%}" : " %}");
    }

    void comment(String content) {
        raw(content.startsWith("}") ? "{# " : "{#");
        raw(content.replace("#}", "# }"));
        raw("#}");
    }

    /** Literal text, even if it looks like Jinja. */
    void text(String source) {
        int from = 0;
        for (int i = 0; i < source.length(); i++) {
            if (source.charAt(i) == '{' && (i + 1 == source.length() || "{%#".indexOf(source.charAt(i + 1)) >= 0)) {
                raw(source.substring(from, i));
                literal("{");
                from = i + 1;
            }
        }
        raw(source.substring(from));
    }

    /** Text as a literal, which no tag trims. */
    void literal(String source) {
        element(Trim.NONE, new JinjaElement.Literal(source));
    }

    private void raw(String part) {
        for (int i = part.indexOf('\n'); i >= 0; i = part.indexOf('\n', i + 1)) {
            line++;
            lineStart = text.length() + i + 1;
        }
        text.append(part);
    }

    JinjaProgram program() {
        return new JinjaProgram(text.toString(), elements);
    }
}
