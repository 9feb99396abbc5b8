/**
 * Renders charts: {@link org.fedai.kubefate.chart.render.ChartRenderer} takes a chart and values and gives the objects that Helm gives.
 */
@NullMarked
package org.fedai.kubefate.chart.render;

import org.jspecify.annotations.NullMarked;
