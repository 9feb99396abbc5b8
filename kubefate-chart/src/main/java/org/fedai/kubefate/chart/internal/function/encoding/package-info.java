/** The chapter Encodings, paths, URLs of docs/functions.md. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.encoding;

import org.jspecify.annotations.NullMarked;
