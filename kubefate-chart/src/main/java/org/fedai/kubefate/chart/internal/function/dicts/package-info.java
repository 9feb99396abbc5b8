/** The chapter Maps of docs/functions.md; sprig calls a map a dict. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.dicts;

import org.jspecify.annotations.NullMarked;
