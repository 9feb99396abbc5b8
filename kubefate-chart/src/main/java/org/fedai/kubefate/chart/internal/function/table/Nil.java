package org.fedai.kubefate.chart.internal.function.table;

/**
 * What Go calls an invalid value: the literal nil, and the nil result of a pipeline in parentheses or before a pipe. A map or
 * list parameter takes it, while it refuses the nil that a field such as {@code .Values.missing} holds, which is null here.
 */
public enum Nil {
    UNTYPED
}
