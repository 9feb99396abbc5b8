package org.fedai.kubefate.chart.internal.translate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A Jinja expression.
 *
 * @param names that come from the source, in the order of the text
 */
public record JinjaExpression(String text, List<Name> names) {
    /**
     * A function or variable.
     *
     * @param offset in the text of the expression
     */
    public record Name(int offset, Span source) {
        private Name moved(int by) {
            return new Name(offset + by, source);
        }
    }

    static JinjaExpression literal(String text) {
        return new JinjaExpression(text, List.of());
    }

    static JinjaExpression string(String value) {
        return literal(quote(value));
    }

    /** An expression that starts with a name. */
    static JinjaExpression name(String text, int start, int end) {
        return new JinjaExpression(text, List.of(new Name(0, new Span(start, end))));
    }

    JinjaExpression then(String suffix) {
        return new JinjaExpression(text + suffix, names);
    }

    /** A call of this with arguments. */
    JinjaExpression call(List<JinjaExpression> arguments) {
        StringBuilder call = new StringBuilder(text).append('(');
        List<Name> all = new ArrayList<>(names);
        String separator = "";
        for (JinjaExpression argument : arguments) {
            call.append(separator);
            argument.addNames(all, call.length());
            call.append(argument.text);
            separator = ", ";
        }
        return new JinjaExpression(call.append(')').toString(), all);
    }

    /** This as input of a filter. */
    JinjaExpression pipe(JinjaExpression filter) {
        String input = text + " | ";
        List<Name> all = new ArrayList<>(names);
        filter.addNames(all, input.length());
        return new JinjaExpression(input + filter.text, all);
    }

    private void addNames(List<Name> all, int offset) {
        for (Name name : names) {
            all.add(name.moved(offset));
        }
    }

    /**
     * Where a name comes from.
     *
     * @param offset of the name in the text
     */
    public Span source(int offset) {
        int index =
                Collections.binarySearch(names, new Name(offset, Span.NOWHERE), Comparator.comparingInt(Name::offset));
        if (index < 0) {
            throw new IllegalStateException("no name was written at " + offset + " of " + text);
        }
        return names.get(index).source();
    }

    /** A string literal of Jinja on one line. */
    static String quote(String value) {
        return quote(value, "\\n");
    }

    /** A string literal of Jinja that takes as many lines as the value. */
    static String quoteLines(String value) {
        return quote(value, "\n");
    }

    private static String quote(String value, String lineBreak) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('\'');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\'' -> out.append("\\'");
                case '\n' -> out.append(lineBreak);
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
