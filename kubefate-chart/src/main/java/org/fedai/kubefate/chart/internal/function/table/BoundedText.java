package org.fedai.kubefate.chart.internal.function.table;

/** A string builder with a size limit. */
public final class BoundedText {
    private final Bounds bounds;
    private final StringBuilder text = new StringBuilder();

    public BoundedText(Bounds bounds) {
        this.bounds = bounds;
    }

    public BoundedText append(CharSequence more) {
        return append(more, 0, more.length());
    }

    public BoundedText append(CharSequence more, int start, int end) {
        bounds.checkText((long) text.length() + end - start);
        text.append(more, start, end);
        return this;
    }

    public int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
