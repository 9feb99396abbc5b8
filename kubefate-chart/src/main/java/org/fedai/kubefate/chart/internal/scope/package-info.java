/**
 * What templates know of the chart they belong to: which of its subcharts take part, its values under those of the user, its files and
 * what they see as {@code .Chart} and {@code .Capabilities}.
 */
@NullMarked
package org.fedai.kubefate.chart.internal.scope;

import org.jspecify.annotations.NullMarked;
