package org.fedai.kubefate.chart.internal.engine;

/** {@code set}: gives variables a value and prints nothing. */
final class SetTag extends BoundTag {
    private static final long serialVersionUID = 1L;

    private final transient Header header;

    SetTag(Header header) {
        super("set");
        this.header = header;
    }

    @Override
    String render(Evaluation evaluation) {
        header.value(evaluation);
        return "";
    }
}
