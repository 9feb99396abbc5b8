package org.fedai.kubefate.chart.internal.value;

/** A Map or List of a named Go type, such as {@code chartutil.Values}. */
public interface NamedType {
    /** What {@code %T} prints. */
    String typeName();
}
