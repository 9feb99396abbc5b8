package org.fedai.kubefate.chart.internal.value;

import java.util.Objects;

/** A function failed; reported as in Go: {@code error calling NAME: MESSAGE}. Without a stack trace, because the error is in the template. */
public class FunctionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FunctionException(String message) {
        super(message, null, false, false);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** The message about the function. */
    public String describe(String function) {
        return "error calling " + function + ": " + getMessage();
    }
}
