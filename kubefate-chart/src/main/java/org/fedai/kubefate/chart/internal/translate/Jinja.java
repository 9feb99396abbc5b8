package org.fedai.kubefate.chart.internal.translate;

import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.chart.internal.translate.JinjaProgram.Span;

/**
 * A Jinja expression.
 *
 * @param names where its names come from, in the order of the text
 */
record Jinja(String text, List<Span> names) {
    static Jinja literal(String text) {
        return new Jinja(text, List.of());
    }

    /** An expression that starts with a name. */
    static Jinja name(String text, int start, int end) {
        return new Jinja(text, List.of(new Span(start, end)));
    }

    Jinja then(String suffix) {
        return new Jinja(text + suffix, names);
    }

    /** A call of this with arguments. */
    Jinja call(List<Jinja> arguments) {
        StringBuilder call = new StringBuilder(text).append('(');
        List<Span> all = new ArrayList<>(names);
        String separator = "";
        for (Jinja argument : arguments) {
            call.append(separator).append(argument.text());
            all.addAll(argument.names());
            separator = ", ";
        }
        return new Jinja(call.append(')').toString(), all);
    }

    /** This as input of a filter. */
    Jinja pipe(Jinja filter) {
        List<Span> all = new ArrayList<>(names);
        all.addAll(filter.names);
        return new Jinja(text + " | " + filter.text, all);
    }

    /** A string literal of Jinja. */
    static String quote(String value, boolean keepNewlines) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('\'');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\'' -> out.append("\\'");
                case '\n' -> out.append(keepNewlines ? "\n" : "\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append(c);
            }
        }
        return out.append('\'').toString();
    }
}
