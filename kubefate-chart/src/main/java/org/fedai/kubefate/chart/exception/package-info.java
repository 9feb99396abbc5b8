/** How charts, templates, YAML and versions are refused: one root, and a class for each kind with the place that is wrong. */
@NullMarked
package org.fedai.kubefate.chart.exception;

import org.jspecify.annotations.NullMarked;
