/** The chapter Digests, passwords, certificates of docs/functions.md. */
@NullMarked
package org.fedai.kubefate.chart.internal.function.crypto;

import org.jspecify.annotations.NullMarked;
