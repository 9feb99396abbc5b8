/** Holds this project's charts against those of the Go project: the same but for what {@code charts/DIFFERENCES.md} lists. */
@NullMarked
package org.fedai.kubefate.common.charts.parity;

import org.jspecify.annotations.NullMarked;
