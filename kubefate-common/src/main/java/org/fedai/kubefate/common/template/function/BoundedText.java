package org.fedai.kubefate.common.template.function;

/** A text that refuses to grow beyond the limit. */
final class BoundedText {
    private final FunctionLimits limits;
    private final StringBuilder text = new StringBuilder();

    BoundedText(FunctionLimits limits) {
        this.limits = limits;
    }

    BoundedText append(CharSequence more) {
        return append(more, 0, more.length());
    }

    BoundedText append(CharSequence more, int start, int end) {
        limits.checkText((long) text.length() + end - start);
        text.append(more, start, end);
        return this;
    }

    int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
