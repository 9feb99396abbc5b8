/** The chapter Regular expressions of docs/functions.md. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.regex;

import org.jspecify.annotations.NullMarked;
