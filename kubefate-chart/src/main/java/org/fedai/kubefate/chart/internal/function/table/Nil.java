package org.fedai.kubefate.chart.internal.function.table;

/**
 * What Go calls an invalid value: the literal nil, and what a pipeline in parentheses or before a bar gives when it gives nil. A map or
 * list parameter takes it, while it refuses the nil that a field such as {@code .Values.missing} holds, which is null here.
 */
public enum Nil {
    UNTYPED
}
