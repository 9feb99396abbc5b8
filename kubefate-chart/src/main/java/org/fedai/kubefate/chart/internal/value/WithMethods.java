package org.fedai.kubefate.chart.internal.value;

import org.jspecify.annotations.Nullable;

/** A value with methods that templates may call; a Map or List may implement it too. */
public interface WithMethods {
    /** The method of that name; null if there is none. */
    @Nullable
    Method method(String name);
}
