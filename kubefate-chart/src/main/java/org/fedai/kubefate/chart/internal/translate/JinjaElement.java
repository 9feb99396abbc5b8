package org.fedai.kubefate.chart.internal.translate;

import java.util.List;

/** A tag or an expression of a program. End tags are not elements, because they carry no information. */
public sealed interface JinjaElement {
    /** The text between the delimiters. */
    String text();

    /**
     * <code>{{ value }}</code>
     *
     * @param start offset of the action in the source
     */
    record Output(int start, JinjaExpression value) implements JinjaElement {
        @Override
        public String text() {
            return value.text();
        }
    }

    /** <code>{{ 'text' }}</code>: text that would otherwise be interpreted as Jinja or trimmed by tags. */
    record Literal(String value) implements JinjaElement {
        @Override
        public String text() {
            return JinjaExpression.quoteLines(value);
        }
    }

    /** <code>{% word ... %}</code> */
    sealed interface Tag extends JinjaElement {
        Keyword keyword();
    }

    /**
     * A tag with an expression: <code>{% if value %}</code>, <code>{% range $i, $v in value %}</code>.
     *
     * @param start offset of the action in the source
     * @param variables that receive the value
     */
    record Header(int start, Keyword keyword, List<String> variables, JinjaExpression value) implements Tag {
        @Override
        public String text() {
            String assignment = keyword == Keyword.RANGE ? " in " : " = ";
            String target = variables.isEmpty() ? "" : String.join(", ", variables) + assignment;
            return keyword.word() + " " + target + value.text();
        }
    }

    /** <code>{% else %}</code>, <code>{% break %}</code>, <code>{% continue %}</code> */
    record Word(Keyword keyword) implements Tag {
        @Override
        public String text() {
            return keyword.word();
        }
    }

    /** <code>{% define 'name' %}</code> */
    record Definition(String name) implements Tag {
        @Override
        public Keyword keyword() {
            return Keyword.DEFINE;
        }

        @Override
        public String text() {
            return keyword().word() + " " + JinjaExpression.quote(name);
        }
    }
}
