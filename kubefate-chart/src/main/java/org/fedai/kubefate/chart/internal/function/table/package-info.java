/** What every function is declared with: its name, the Go types of its parameters, the limits of its result. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.table;

import org.jspecify.annotations.NullMarked;
