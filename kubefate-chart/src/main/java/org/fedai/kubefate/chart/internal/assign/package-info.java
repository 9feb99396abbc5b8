/** Assignments as {@code helm --set} and its siblings take them: {@code a.b[0]=c,d={e,f}}. */
@NullMarked
package org.fedai.kubefate.chart.internal.assign;

import org.jspecify.annotations.NullMarked;
