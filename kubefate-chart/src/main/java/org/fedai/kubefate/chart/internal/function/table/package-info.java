/** The declaration of functions: name, Go types of the parameters, limits of the result. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.table;

import org.jspecify.annotations.NullMarked;
