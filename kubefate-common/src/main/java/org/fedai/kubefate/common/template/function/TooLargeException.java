package org.fedai.kubefate.common.template.function;

import org.fedai.kubefate.common.template.value.FunctionException;

/** A result beyond the limits: refused even where a function swallows its other errors. */
final class TooLargeException extends FunctionException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
        super(message);
    }
}
