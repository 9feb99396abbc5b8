/** The chapter Lists of docs/functions.md. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.lists;

import org.jspecify.annotations.NullMarked;
