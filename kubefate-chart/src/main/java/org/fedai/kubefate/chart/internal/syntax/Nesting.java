package org.fedai.kubefate.chart.internal.syntax;

/** The nesting depth of blocks and parentheses, limited so that no source exhausts the stack. */
final class Nesting {
    private final int limit;
    private int depth;

    Nesting(int limit) {
        this.limit = limit;
    }

    void enter(int offset) {
        if (++depth > limit) {
            throw new SyntaxException(offset, "blocks and parentheses are nested deeper than " + limit);
        }
    }

    void leave() {
        depth--;
    }
}
