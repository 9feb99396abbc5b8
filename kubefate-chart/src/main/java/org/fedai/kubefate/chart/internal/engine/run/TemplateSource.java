package org.fedai.kubefate.chart.internal.engine.run;

/**
 * A template file.
 *
 * @param name chart and path, as errors and {@code .Template.Name} give it: {@code fate/templates/core/mysql.yaml}. A file whose name ends in
 *     {@code .j2} is plain Jinja, every other one Helm's template language
 */
public record TemplateSource(String name, String text) {
    /** The line of an offset in the text, counted from 1. */
    public int line(int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    /** Characters before the offset on its line. */
    public int column(int offset) {
        return offset - text.lastIndexOf('\n', offset - 1) - 1;
    }
}
