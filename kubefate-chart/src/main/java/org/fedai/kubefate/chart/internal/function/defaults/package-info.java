/** The chapter Defaults and refusals of docs/functions.md. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.defaults;

import org.jspecify.annotations.NullMarked;
