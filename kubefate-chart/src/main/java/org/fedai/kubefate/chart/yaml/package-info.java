/**
 * YAML as Helm reads and writes it.
 */
@NullMarked
package org.fedai.kubefate.chart.yaml;

import org.jspecify.annotations.NullMarked;
