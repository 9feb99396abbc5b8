/**
 * The chart store: uploaded, bundled and downloaded charts.
 */
@NullMarked
package org.fedai.kubefate.server.chart;

import org.jspecify.annotations.NullMarked;
