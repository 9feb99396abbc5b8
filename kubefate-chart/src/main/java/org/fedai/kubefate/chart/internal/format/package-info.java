/** Values as Go's fmt and strconv print them. */
@NullMarked
package org.fedai.kubefate.chart.internal.format;

import org.jspecify.annotations.NullMarked;
