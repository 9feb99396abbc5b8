package org.fedai.kubefate.chart.internal.engine.tag;

import java.util.Locale;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;

/** {@code break} and {@code continue}. */
public final class JumpTag extends BoundTag {
    private static final long serialVersionUID = 1L;

    private final Evaluation.Jump jump;

    public JumpTag(Evaluation.Jump jump) {
        super(jump.name().toLowerCase(Locale.ROOT));
        this.jump = jump;
    }

    @Override
    String render(Evaluation evaluation) {
        evaluation.jump(jump);
        return "";
    }
}
