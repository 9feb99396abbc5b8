package org.fedai.kubefate.chart.internal.engine.run;

import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.RenderLimits;

/**
 * The environment of a rendering, besides its values.
 *
 * @param named the templates that it can call by name
 * @param texts the source of the templates of {@code tpl}
 * @param lookup answers {@code lookup}
 */
public record Environment(RenderLimits limits, NamedTemplates named, TextTemplates texts, Lookup lookup) {}
