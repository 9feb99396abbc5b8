/**
 * A chart as data: archive and folder, metadata, values, dependencies; the index of a Helm repository. The limits of rendering and
 * the interface for lookups are here as well, because both the renderer and the template language use them.
 */
@NullMarked
package org.fedai.kubefate.chart;

import org.jspecify.annotations.NullMarked;
