package org.fedai.kubefate.chart.internal.engine.tag;

import org.fedai.kubefate.chart.internal.engine.run.Evaluation;

/** {@code set}: sets variables and prints nothing. */
public final class SetTag extends BoundTag {
    private static final long serialVersionUID = 1L;

    private final transient BoundHeader header;

    public SetTag(BoundHeader header) {
        super("set");
        this.header = header;
    }

    @Override
    String render(Evaluation evaluation) {
        header.value(evaluation);
        return "";
    }
}
