package org.fedai.kubefate.chart.internal.value;

/** A call refused before the function ran: wrong number or types of arguments. */
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
