package org.fedai.kubefate.chart.internal.translate;

import java.util.Map;

/**
 * A template as a Jinja program.
 *
 * @param elements the tags and expressions of the text by their places, so that they need not be parsed from the text
 */
public record JinjaProgram(String text, Map<Place, JinjaElement> elements) {}
