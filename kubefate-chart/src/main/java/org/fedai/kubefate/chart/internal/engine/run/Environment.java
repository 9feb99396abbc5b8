package org.fedai.kubefate.chart.internal.engine.run;

import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.RenderLimits;

/**
 * What a rendering is given besides its values.
 *
 * @param named the templates that it can call by name
 * @param texts where {@code tpl} gets its templates
 * @param lookup what {@code lookup} asks
 */
public record Environment(RenderLimits limits, NamedTemplates named, TextTemplates texts, Lookup lookup) {}
