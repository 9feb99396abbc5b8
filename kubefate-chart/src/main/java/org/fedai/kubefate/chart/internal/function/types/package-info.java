/** The chapter Types of docs/functions.md. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.types;

import org.jspecify.annotations.NullMarked;
