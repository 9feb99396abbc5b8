package org.fedai.kubefate.chart.internal.translate;

import java.util.Map;

/**
 * A template as a Jinja program.
 *
 * @param elements the tags and expressions of the text by their places, so that whoever meets one in the text need not take it apart
 */
public record JinjaProgram(String text, Map<Place, JinjaElement> elements) {}
