/** The chapter Versions of docs/functions.md. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.versions;

import org.jspecify.annotations.NullMarked;
