package org.fedai.kubefate.chart.internal.value;

/** A call with the wrong number or types of arguments; the function was not run. */
public final class ArgumentException extends FunctionException {
    private static final long serialVersionUID = 1L;

    public ArgumentException(String message) {
        super(message);
    }

    /** {@code wrong type for value; expected string; got int}. */
    public static ArgumentException wrongType(String expected, String got) {
        return new ArgumentException("wrong type for value; expected " + expected + "; got " + got);
    }

    @Override
    public String describe(String function) {
        return getMessage();
    }
}
