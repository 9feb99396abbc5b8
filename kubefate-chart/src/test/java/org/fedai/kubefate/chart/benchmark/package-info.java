/**
 * How fast charts are rendered, beside Helm.
 */
@NullMarked
package org.fedai.kubefate.chart.benchmark;

import org.jspecify.annotations.NullMarked;
