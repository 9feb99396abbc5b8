package org.fedai.kubefate.chart.internal.engine;

import org.fedai.kubefate.chart.internal.translate.JinjaProgram.Span;

/**
 * The source of a template, to say where something stands.
 *
 * @param name chart and path
 */
record SourceFile(String name, String text) {
    /** A place in the source. */
    Site site(Span span) {
        return new Site(this, span.start(), span.end());
    }

    int line(int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    /** Characters before the offset on its line. */
    int column(int offset) {
        return offset - text.lastIndexOf('\n', offset - 1) - 1;
    }
}
