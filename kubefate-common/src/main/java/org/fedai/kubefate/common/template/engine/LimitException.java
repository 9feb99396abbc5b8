package org.fedai.kubefate.common.template.engine;

import org.fedai.kubefate.common.template.value.FunctionException;

/** A rendering that went beyond one of its limits. */
final class LimitException extends FunctionException {
    private static final long serialVersionUID = 1L;

    LimitException(String message) {
        super(message);
    }

    @Override
    public String describe(String function) {
        return getMessage();
    }
}
