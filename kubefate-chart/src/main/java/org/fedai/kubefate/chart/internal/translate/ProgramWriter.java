package org.fedai.kubefate.chart.internal.translate;

import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.chart.internal.translate.JinjaProgram.Origin;

/** Writes the text of a program and remembers where its nodes come from. */
final class ProgramWriter {
    private final StringBuilder text = new StringBuilder();
    private final List<Origin> nodes = new ArrayList<>();

    /** Which sides of a tag trim the text next to them. */
    record Trim(boolean left, boolean right) {
        static final Trim NONE = new Trim(false, false);
    }

    void expression(int start, Trim trim, Jinja expression) {
        nodes.add(new Origin(start, expression.names()));
        text.append(trim.left() ? "{{- " : "{{ ").append(expression.text()).append(trim.right() ? " -}}" : " }}");
    }

    /** A tag with what is written after its name, which may be nothing. */
    void tag(int start, Trim trim, String name, Jinja rest) {
        nodes.add(new Origin(start, rest.names()));
        tagText(trim, rest.text().isEmpty() ? name : name + " " + rest.text());
    }

    void endTag(Trim trim, String name) {
        tagText(trim, name);
    }

    private void tagText(Trim trim, String content) {
        text.append(trim.left() ? "{%- " : "{% ").append(content).append(trim.right() ? " -%}" : " %}");
    }

    void comment(String content) {
        text.append(content.startsWith("}") ? "{# " : "{#")
                .append(content.replace("#}", "# }"))
                .append("#}");
    }

    /** Text that stays what it is, even where it looks like Jinja. */
    void text(String raw) {
        int from = 0;
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '{' && (i + 1 == raw.length() || "{%#".indexOf(raw.charAt(i + 1)) >= 0)) {
                text.append(raw, from, i);
                protectedText("{");
                from = i + 1;
            }
        }
        text.append(raw, from, raw.length());
    }

    /** Text as a literal, which no tag trims. */
    void protectedText(String raw) {
        expression(-1, Trim.NONE, Jinja.literal(Jinja.quote(raw, true)));
    }

    JinjaProgram program() {
        return new JinjaProgram(text.toString(), List.copyOf(nodes));
    }
}
