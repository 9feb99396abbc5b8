package org.fedai.kubefate.chart.internal.engine;

/** {@code break} and {@code continue}. */
final class JumpTag extends BoundTag {
    private static final long serialVersionUID = 1L;

    private final Evaluation.Jump jump;

    JumpTag(String name, Evaluation.Jump jump) {
        super(name);
        this.jump = jump;
    }

    @Override
    String render(Evaluation evaluation) {
        evaluation.jump = jump;
        return "";
    }
}
