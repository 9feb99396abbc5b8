package org.fedai.kubefate.chart.internal.value;

/** A function that failed, told as in Go: {@code error calling NAME: MESSAGE}. Without a stack trace: a template's mistake, not ours. */
public class FunctionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FunctionException(String message) {
        super(message, null, false, false);
    }

    /** What to tell about the function. */
    public String describe(String function) {
        return "error calling " + function + ": " + getMessage();
    }
}
