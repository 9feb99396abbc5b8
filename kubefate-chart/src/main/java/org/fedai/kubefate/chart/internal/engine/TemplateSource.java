package org.fedai.kubefate.chart.internal.engine;

/**
 * A template file.
 *
 * @param name chart and path, as errors and {@code .Template.Name} give it: {@code fate/templates/core/mysql.yaml}. A name that ends in
 *     {@code .j2} is plain Jinja, every other one Helm's language
 */
public record TemplateSource(String name, String text) {}
