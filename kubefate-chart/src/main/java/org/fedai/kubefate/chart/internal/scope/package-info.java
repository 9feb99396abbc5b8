/**
 * The data of a chart for its templates: its enabled subcharts, its values merged with those of the user, its files, and
 * {@code .Chart} and {@code .Capabilities}.
 */
@NullMarked
package org.fedai.kubefate.chart.internal.scope;

import org.jspecify.annotations.NullMarked;
