/** The chapter Numbers of docs/functions.md. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.numbers;

import org.jspecify.annotations.NullMarked;
