package org.fedai.kubefate.chart.internal.engine.tag;

import org.fedai.kubefate.chart.internal.engine.node.BoundExpression;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.fedai.kubefate.chart.internal.engine.run.Failure;
import org.jspecify.annotations.Nullable;

/** The header of a tag: an expression and the variables that receive its value. */
public final class BoundHeader {
    private final BoundExpression expression;
    private final int[] slots;

    public BoundHeader(BoundExpression expression, int... slots) {
        this.expression = expression;
        this.slots = slots;
    }

    /** Computes the value and sets the variables. */
    Object value(Evaluation evaluation) {
        Object value = expression.value(evaluation);
        for (int slot : slots) {
            evaluation.set(slot, value);
        }
        return value;
    }

    int variables() {
        return slots.length;
    }

    /** Sets the variables of a loop for one iteration: the last to the element, the first of two to its index. */
    void set(Evaluation evaluation, @Nullable Object index, @Nullable Object element) {
        if (slots.length > 1) {
            evaluation.set(slots[0], index);
        }
        if (slots.length > 0) {
            evaluation.set(slots[slots.length - 1], element);
        }
    }

    Failure fail(String message) {
        return expression.site().fail(message);
    }
}
