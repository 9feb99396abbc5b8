/**
 * Renders charts: {@link org.fedai.kubefate.chart.render.ChartRenderer} renders a chart with values to the same objects as Helm.
 */
@NullMarked
package org.fedai.kubefate.chart.render;

import org.jspecify.annotations.NullMarked;
