package org.fedai.kubefate.chart.internal.engine;

import org.jspecify.annotations.Nullable;

/** What stands in a tag: an expression and the variables that take its value. */
final class Header {
    private final BoundExpression expression;
    private final int[] slots;

    Header(BoundExpression expression, int... slots) {
        this.expression = expression;
        this.slots = slots;
    }

    /** Computes the value and sets the variables. */
    Object value(Evaluation evaluation) {
        Object value = expression.value(evaluation);
        for (int slot : slots) {
            evaluation.variables[slot] = value;
        }
        return value;
    }

    int variables() {
        return slots.length;
    }

    /** Sets the variables of a loop for one turn: the last to the element, the first of two to its index. */
    void set(Evaluation evaluation, @Nullable Object index, @Nullable Object element) {
        if (slots.length > 1) {
            evaluation.variables[slots[0]] = index;
        }
        if (slots.length > 0) {
            evaluation.variables[slots[slots.length - 1]] = element;
        }
    }

    Failure fail(String message) {
        return expression.site().fail(message);
    }
}
