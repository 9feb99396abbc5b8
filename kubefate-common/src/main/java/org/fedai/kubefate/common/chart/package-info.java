/**
 * A chart as data: archive and folder, metadata, values, dependencies; the index of a Helm repository.
 */
@NullMarked
package org.fedai.kubefate.common.chart;

import org.jspecify.annotations.NullMarked;
