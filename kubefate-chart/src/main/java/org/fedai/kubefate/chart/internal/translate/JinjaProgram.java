package org.fedai.kubefate.chart.internal.translate;

import java.util.List;

/**
 * A template as a Jinja program.
 *
 * @param text of the program
 * @param nodes where its tags and expressions come from, in the order of the text; end tags do not count
 */
public record JinjaProgram(String text, List<Origin> nodes) {
    /**
     * Where a tag or expression comes from.
     *
     * @param start offset of the action in the source
     * @param names where the names in it come from, functions and variables, in the order of the text
     */
    public record Origin(int start, List<Span> names) {}

    /** A part of the source. */
    public record Span(int start, int end) {}
}
