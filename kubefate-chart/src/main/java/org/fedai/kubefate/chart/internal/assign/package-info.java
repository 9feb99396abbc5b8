/** Assignments in the syntax of {@code helm --set} and related flags: {@code a.b[0]=c,d={e,f}}. */
@NullMarked
package org.fedai.kubefate.chart.internal.assign;

import org.jspecify.annotations.NullMarked;
