/** The chapter Strings of docs/functions.md. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.strings;

import org.jspecify.annotations.NullMarked;
