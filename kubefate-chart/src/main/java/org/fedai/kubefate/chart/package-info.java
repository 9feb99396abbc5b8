/**
 * A chart as data: archive and folder, metadata, values, dependencies; the index of a Helm repository. What may bound a rendering and
 * what a template may look up is here too, as both who renders and the template language need it.
 */
@NullMarked
package org.fedai.kubefate.chart;

import org.jspecify.annotations.NullMarked;
