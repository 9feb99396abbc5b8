package org.fedai.kubefate.chart.internal.translate;

/** A part of the source. */
public record Span(int start, int end) {
    static final Span NOWHERE = new Span(0, 0);
}
