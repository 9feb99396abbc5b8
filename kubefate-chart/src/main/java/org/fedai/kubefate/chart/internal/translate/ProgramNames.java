package org.fedai.kubefate.chart.internal.translate;

/** Names with a meaning of their own in a program. Go's keywords cannot be functions, and sprig and Helm have none of the others. */
public final class ProgramNames {
    /** The value that a template, or the body of a {@code range} or {@code with}, works on. */
    public static final String DOT = "dot";

    /** {@code complex(text, real, imaginary)}: a number with an imaginary part. */
    public static final String COMPLEX = "complex";

    /** {@code let(variable, value)}: sets a variable in the midst of an expression. */
    public static final String LET = "let";

    /** {@code refuse(message, ...)}: fails once its arguments are computed. */
    public static final String REFUSE = "refuse";

    /** {@code template(name, data)}: the text of a template. */
    public static final String TEMPLATE = "template";

    /** {@code value(argument)}: the value of a pipeline in parentheses. */
    public static final String VALUE = "value";

    private ProgramNames() {}
}
