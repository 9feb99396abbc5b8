package org.fedai.kubefate.chart.internal.translate;

/** Reserved names in a program. Go's keywords cannot be functions, and no function of sprig or Helm has one of the other names. */
public final class ProgramNames {
    /** The dot of a template, or of the body of a {@code range} or {@code with}. */
    public static final String DOT = "dot";

    /** {@code complex(text, real, imaginary)}: a number with an imaginary part. */
    public static final String COMPLEX = "complex";

    /** {@code let(variable, value)}: sets a variable inside an expression. */
    public static final String LET = "let";

    /** {@code refuse(message, ...)}: fails after its arguments have been evaluated. */
    public static final String REFUSE = "refuse";

    /** {@code template(name, data)}: the text of a template. */
    public static final String TEMPLATE = "template";

    /** {@code value(argument)}: the value of a pipeline in parentheses. */
    public static final String VALUE = "value";

    private ProgramNames() {}
}
