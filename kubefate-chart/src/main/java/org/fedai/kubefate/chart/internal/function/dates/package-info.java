/** The chapter Dates of docs/functions.md. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.dates;

import org.jspecify.annotations.NullMarked;
